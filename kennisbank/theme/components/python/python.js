/** What runs once in Python, in the worker and where the runtime is made. */

// Without the module site: there are no packages to find.
export const ARGUMENTS = ["-S"];

// Two pages may bring two versions of the same file: the newest counts, and all is imported again.
// Only what was installed can be asked: `ask` comes with it. Of what all calculators share, the
// runtime has it compiled: Python uses that when its hash says that it was made from the same source.
export const PYTHON = `
import encodings, importlib, json, os, sys, zipimport

sys.dont_write_bytecode = True
sys.path.insert(0, "/kennisbank")
known = {}
later = []

def put(path, data):
    os.makedirs(os.path.dirname(f"/kennisbank/{path}"), exist_ok=True)
    with open(f"/kennisbank/{path}", "wb") as file:
        file.write(data)

# A snapshot has the memory, and no files.
def put_all():
    compiled = 0
    for archive, files in zipimport._zip_directory_cache.items():
        for path in files:
            if path.startswith("calculators/") and path.endswith(".pyc"):
                put(path, zipimport.zipimporter(archive).get_data(path))
                compiled += 1
    for path, text in known.items():
        put(path, text.encode())
    return compiled

def install(sources):
    new = {path: text for path, text in json.loads(sources).items() if known.get(path) != text}
    for path, text in new.items():
        put(path, text.encode())
    for path in [each for each in sys.path_importer_cache if each.startswith("/kennisbank")]:
        del sys.path_importer_cache[path]
    if known.keys() & new.keys():
        for name in [each for each in sys.modules if each.partition(".")[0] == "calculators"]:
            del sys.modules[name]
    known.update(new)
    import calculators
    globals()["ask"] = calculators.ask
    for name in later:
        importlib.import_module(name)

# What is loaded later, from an archive of compiled files: then that module, which adds to what can
# be asked.
def add(archive, module=""):
    reader = zipimport.zipimporter(archive)
    for path in zipimport._zip_directory_cache[archive]:
        if path.endswith(".pyc"):
            put(path, reader.get_data(path))
    # Of this package the calculators have a part as well.
    if "/kennisbank/encodings" not in encodings.__path__:
        encodings.__path__.append("/kennisbank/encodings")
    for path in [each for each in sys.path_importer_cache if each.startswith("/kennisbank")]:
        del sys.path_importer_cache[path]
    if module:
        importlib.import_module(module)
        later.append(module)

compiled = put_all()
`;
