import { labelled, titleOf, type Setting } from "./words";

const SHORT_DIGEST = 19; // sha256: and twelve digits

/** The line by which a figure can be cited and found again. */
export function citationOf(setting: Setting): string {
  const { words, language, runs } = setting;
  const each = runs.map((run, place) => {
    const { build, scenario, seed } = run.manifest;
    const title = labelled(setting, place, titleOf(run, language));
    return words.cite(title, build.version, scenario.id, String(seed), build.digest.slice(0, SHORT_DIGEST));
  });
  const calibrated = runs.every((run) => run.manifest.calibrated);
  return [...each, words.citeSynthetic(calibrated), runs.map((run) => run.manifest.command).join(" ; ")].join("\n");
}

/** Puts the text where the reader can paste it; false if the browser does not let it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** Browsers keep their clipboard from pages that were opened as a file; a selection they let copy. */
function copyBySelection(text: string): boolean {
  const box = document.createElement("textarea");
  box.value = text;
  document.body.append(box);
  box.select();
  const copied = document.execCommand("copy");
  box.remove();
  return copied;
}
