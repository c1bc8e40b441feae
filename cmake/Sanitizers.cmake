# -DOSMANTHUS_SANITIZE=address,undefined or =thread; the presets asan-ubsan and tsan set it.
set(OSMANTHUS_SANITIZE "" CACHE STRING "Sanitizers, as -fsanitize= takes them")
if(OSMANTHUS_SANITIZE)
  add_compile_options(-fsanitize=${OSMANTHUS_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer -O1 -g1)
  add_link_options(-fsanitize=${OSMANTHUS_SANITIZE})
endif()
