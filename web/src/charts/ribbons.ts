import { COLOUR, isNarrow } from "../drawing";
import { s } from "../dom";

/** What flows in or out: one ribbon between the middle and a side. */
export interface Ribbon {
  says: string;
  figure: string; // as it is written
  short: string; // and where there is little room
  value: number;
  colour: string;
}

/** Ribbons that come from the left into one block and leave it to the right; both sides add up to the same. */
export interface Ribbons {
  middle: string;
  left: Ribbon[];
  right: Ribbon[];
}

interface Placed extends Ribbon {
  side: number; // where it begins at its side
  block: number; // where it begins at the block
  high: number;
}

const TOP = 26;
const GAP = 26; // leaves room for the words of a thin ribbon
const BLOCK = 14;
const BAR = 6;
const NARROW_MIDDLE = 0.6; // names of acts are longer than those of the ways out

/** Draws them as wide as there is room: heights are in proportion to the values, on both sides alike. */
export function drawRibbons(of: Ribbons, width: number): SVGSVGElement {
  const narrow = isNarrow(width);
  const total = Math.max(sum(of.left), sum(of.right), Number.MIN_VALUE);
  const rows = Math.max(of.left.length, of.right.length);
  const height = (narrow ? 300 : 330) + GAP * rows;
  const scale = (height - TOP - GAP * rows) / total;
  const left = placed(of.left, scale, height, total);
  const right = placed(of.right, scale, height, total);
  const middle = Math.round(width * (narrow ? NARROW_MIDDLE : 0.5));
  const drawing = s("svg", { viewBox: `0 0 ${width} ${height}`, width, height, class: "ribbons" });
  left.forEach((ribbon) => drawing.append(...drawn(written(ribbon, narrow), BAR, middle - BLOCK / 2, "start", 0)));
  right.forEach((ribbon) => drawing.append(...drawn(written(ribbon, narrow), width - BAR, middle + BLOCK / 2, "end", width)));
  const blockTop = blockStart(height, total, scale);
  drawing.append(
    s("rect", { x: middle - BLOCK / 2, y: blockTop, width: BLOCK, height: total * scale, fill: COLOUR.ink }),
    s("text", { x: middle, y: blockTop - 8, "text-anchor": "middle", class: "block-name" }, of.middle),
  );
  return drawing;
}

const written = (ribbon: Placed, narrow: boolean): Placed => (narrow ? { ...ribbon, figure: ribbon.short } : ribbon);

const sum = (ribbons: Ribbon[]): number => ribbons.reduce((all, { value }) => all + value, 0);

const blockStart = (height: number, total: number, scale: number): number => TOP + (height - TOP - total * scale) / 2;

/** From top to bottom in the given order, spread over the height at the side and close together at the block. */
function placed(ribbons: Ribbon[], scale: number, height: number, total: number): Placed[] {
  const free = height - TOP - sum(ribbons) * scale;
  const gap = free / Math.max(1, ribbons.length);
  let side = TOP + gap * 0.75;
  let block = blockStart(height, total, scale);
  return ribbons.map((ribbon) => {
    const high = ribbon.value * scale;
    const at = { ...ribbon, side, block, high };
    side += high + gap;
    block += high;
    return at;
  });
}

function drawn(ribbon: Placed, from: number, to: number, anchor: "start" | "end", edge: number): SVGElement[] {
  const { side, block, high, colour } = ribbon;
  const bend = (from + to) / 2;
  const band = `M${from},${side} C${bend},${side} ${bend},${block} ${to},${block} V${block + high} C${bend},${block + high} ${bend},${side + high} ${from},${side + high} Z`;
  return [
    s("path", { d: band, fill: colour, "fill-opacity": 0.32 }),
    s("rect", { x: Math.min(from, edge), y: side, width: BAR, height: Math.max(high, 1), fill: colour }),
    s("text", { x: edge, y: side - 5, "text-anchor": anchor, class: "ribbon-name" }, `${ribbon.says} `, s("tspan", { class: "ribbon-figure" }, ribbon.figure)),
  ];
}
