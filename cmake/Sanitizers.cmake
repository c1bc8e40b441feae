# -DOSMANTHUS_SANITIZE=address,undefined or =thread; the presets asan-ubsan and tsan set it.
set(OSMANTHUS_SANITIZE "" CACHE STRING "Sanitizers, as -fsanitize= takes them")
if(OSMANTHUS_SANITIZE)
  # A null pointer stops the address sanitizer by itself; that check and those of object sizes and of virtual tables took a third of the build.
  add_compile_options(
    -fsanitize=${OSMANTHUS_SANITIZE} -fno-sanitize=null,object-size,vptr -fno-sanitize-recover=all -fno-omit-frame-pointer -g1)
  add_link_options(-fsanitize=${OSMANTHUS_SANITIZE})
endif()
