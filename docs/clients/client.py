"""Follows a stream and verifies all of it: client.py URL, with the token in G6_SSE_API_TOKEN."""
import hashlib, http.client, itertools, json, os, random, sys, time, urllib.request
panels, cursor, wait = {}, "", 3.0  # the hash of each panel, what we have altogether, seconds

def sha256(text): return hashlib.sha256(text.encode()).hexdigest()

def get(path):
    headers = {"X-API-Token": os.environ.get("G6_SSE_API_TOKEN", ""), "Last-Event-ID": cursor}
    request = urllib.request.Request(sys.argv[1] + path, headers=headers)
    return urllib.request.urlopen(request, timeout=45)

def apply(event, text, event_id):  # without an id, more is to come
    global panels, cursor
    data, end = json.loads(text), text.index('"panels":{') + len('"panels":')
    kept = panels.keys() - data["removed"] if event == "panel_diff" else []
    new = {key: panels[key] for key in kept}
    for key, item in data["panels"].items():
        start = end + len(f',"{key}":')
        end = json.JSONDecoder().raw_decode(text, start)[1]  # bytes were hashed: make no new ones
        raw = get(item["href"]).read().decode() if "href" in item else text[start:end]
        new[key] = raw[9:73] if raw[9:73] == sha256("{" + raw[75:]) else "wrong"
    snapshot = sha256(json.dumps(new, sort_keys=True, separators=(",", ":")))[:16]
    if "wrong" in new.values() or event_id is not None and snapshot != data["snapshot"]:
        if event == "resync": raise ValueError("these panels are not what their hashes say")
        return apply("resync", get("/summary/resync").read().decode(), "")
    panels, cursor = new, event_id or ""
    print(event, data["cycle"], len(data["panels"]), data["snapshot"], flush=True)

while True:
    try:
        for _, lines in itertools.groupby(get("/summary/events?format=structured"), b"\n".__ne__):
            fields = dict(line.decode().rstrip("\n").partition(": ")[::2] for line in lines)
            wait = float(fields.get("retry", wait * 1000)) / 1000
            if fields.get("event") in ("full_snapshot", "panel_diff"):
                apply(fields["event"], fields["data"], fields.get("id"))
    except (OSError, ValueError, http.client.HTTPException) as problem:
        wait = float(getattr(problem, "headers", {}).get("Retry-After") or wait)
        print(problem, file=sys.stderr)
    time.sleep(wait * random.uniform(1, 1.5))
