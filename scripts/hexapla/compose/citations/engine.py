"""The CSL processor (citeproc-js inside V8) in a process of its own, so that a signal ends the other one at once.

Run as a script with the processor's file: reads a call a line (JSON: style, locales, locale, items), writes what
comes out a line (JSON: entries, or the error). Ends when its input does. Imports nothing of ours.
"""

from __future__ import annotations

import gzip
import json
import os
import signal
import sys
from pathlib import Path

from py_mini_racer import MiniRacer

CALL = """
function bibliography(style, locales, lang, items) {
  const known = JSON.parse(locales), list = JSON.parse(items), byId = {};
  for (const item of list) byId[item.id] = item;
  const engine = new CSL.Engine(
    {retrieveLocale: name => known[name] || known['en-US'], retrieveItem: id => byId[id]}, style, lang, true);
  return JSON.stringify(list.map(({id}) => {
    engine.updateItems([id]);
    return [id, engine.opt.xclass === 'note' ? engine.makeCitationCluster([{id}]) : engine.makeBibliography()[1][0]];
  }));
}
"""


def main(processor: Path) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the keys that end the other process end this one by its input
    context = MiniRacer()
    source = gzip.decompress(processor.read_bytes()).decode()
    context.eval(f"var module = {{exports: {{}}}}, exports = module.exports;\n{source}\nvar CSL = module.exports;")
    context.eval(CALL)
    for line in sys.stdin:
        try:
            made = {"entries": json.loads(str(context.call("bibliography", *json.loads(line))))}
        except Exception as fault:  # whatever JavaScript raises
            made = {"error": str(fault).splitlines()[0]}
        print(json.dumps(made), flush=True)


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]))
    finally:  # also when nobody reads the answer any more: V8's threads are not waited for
        os._exit(0)
