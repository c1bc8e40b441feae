# Arrow and Z3 come as Python wheels (see docs/platform.md): ask the environment's Python where they lie.
find_package(PkgConfig REQUIRED)
find_package(fmt REQUIRED)
find_package(Threads REQUIRED)
pkg_check_modules(YAML REQUIRED IMPORTED_TARGET yaml-0.1)
find_package(Eigen3 REQUIRED NO_MODULE)
pkg_check_modules(NLOPT REQUIRED IMPORTED_TARGET nlopt_cxx)
pkg_check_modules(MD REQUIRED IMPORTED_TARGET libmd)

set(OSMANTHUS_PYTHON "${CMAKE_SOURCE_DIR}/.venv/bin/python" CACHE FILEPATH "Python that has pyarrow and z3-solver")

function(osmanthus_ask_python result program)
  execute_process(COMMAND "${OSMANTHUS_PYTHON}" -c "${program}"
    OUTPUT_VARIABLE answer OUTPUT_STRIP_TRAILING_WHITESPACE RESULT_VARIABLE failed)
  if(failed)
    message(FATAL_ERROR "${OSMANTHUS_PYTHON} cannot tell where pyarrow and z3-solver lie; ./demo and ./test install them")
  endif()
  set(${result} "${answer}" PARENT_SCOPE)
endfunction()

osmanthus_ask_python(arrow_include "import pyarrow; print(pyarrow.get_include())")
osmanthus_ask_python(arrow_folder "import pyarrow; print(pyarrow.get_library_dirs()[0])")
osmanthus_ask_python(z3_folder "import importlib.util as u, os; print(os.path.dirname(u.find_spec('z3').origin))")

function(osmanthus_import name pattern include)
  file(GLOB found ${pattern})
  list(GET found 0 library)
  add_library(${name} SHARED IMPORTED GLOBAL)
  set_target_properties(${name} PROPERTIES IMPORTED_LOCATION "${library}"
    INTERFACE_INCLUDE_DIRECTORIES "${include}" INTERFACE_SYSTEM_INCLUDE_DIRECTORIES "${include}")
endfunction()

osmanthus_import(osmanthus_arrow "${arrow_folder}/libarrow.so.*" "${arrow_include}")
osmanthus_import(osmanthus_parquet "${arrow_folder}/libparquet.so.*" "${arrow_include}")
osmanthus_import(osmanthus_z3 "${z3_folder}/lib/libz3.so*" "${z3_folder}/include")
set(CMAKE_BUILD_RPATH "${arrow_folder};${z3_folder}/lib")
