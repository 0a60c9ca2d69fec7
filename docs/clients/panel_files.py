"""Reads the panel files: panel_files.py FOLDER [--watch SECONDS], a line of JSON for each whole set."""
import hashlib, json, pathlib, sys, time

def read_set(folder, tries=50):
    """The panels' data by file, all of one moment; None if they never fit in so many tries."""
    for attempt in range(tries):
        time.sleep(0.02 if attempt else 0)
        try:
            manifest = (folder / "manifest.json").read_bytes()
            panels = {}
            for name, digest in json.loads(manifest)["hashes"].items():
                file = (folder / name).read_bytes()
                data = file[len(b'{"data":') : file.rindex(b',"generated_at":')]
                if hashlib.sha256(data).hexdigest() != digest: break  # it is just being replaced
                panels[name] = json.loads(data)
            else:
                if manifest == (folder / "manifest.json").read_bytes(): return panels
        except (FileNotFoundError, ValueError, KeyError):
            pass  # nothing yet, or just being removed
    return None

def watch(folder, pause):
    """Each whole set that is another one than the one before, for ever."""
    seen = None
    while True:
        panels = read_set(folder)
        if panels is not None and panels != seen: yield panels
        seen = panels or seen
        time.sleep(pause)

if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    if "--watch" in sys.argv:
        for panels in watch(folder, float(sys.argv[3])): print(json.dumps(panels), flush=True)
    elif (panels := read_set(folder)) is not None:
        print(json.dumps(panels))
    else:
        sys.exit("there is no whole set in " + str(folder))
