import { fetchedText } from '@/text/fetched';
import type { Fact } from './facts';
import type { SheetPicture, SheetRow } from './sheet';

/** In css pixels, of which the sheet has two device pixels each. */
const DENSITY = 2;
const MARGIN = 32;
const CELL = 208;
const GAP = 16;
const LINE = 18;
const QR_SIDE = 136;
/** Room for facts beside the QR code. */
const LEAST_WIDTH = 860;

/** Always light, as paper is. */
const INK = '#1a1b1e';
const QUIET = '#5d5f66';
const HAIRLINE = '#dededb';
const FOOLED = '#ad2a13';
const HELD = '#1c6b3c';
const FAMILY = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
const TITLE = `600 13px ${FAMILY}`;

/** What a contact sheet shows. */
export interface ContactSheet {
  readonly facts: readonly Fact[];
  readonly rows: readonly SheetRow[];
  readonly crispPixels: boolean;
  readonly link: string;
  readonly citation: string;
  /** Absent where the link is too long for one. */
  readonly qr: readonly (readonly boolean[])[] | undefined;
}

type Context = CanvasRenderingContext2D;

/** One picture of everything on the screen, to print or put on a slide. */
export function contactSheet(sheet: ContactSheet): HTMLCanvasElement {
  const most = Math.max(...sheet.rows.map(({ pictures }) => pictures.length));
  const width = Math.max(LEAST_WIDTH, 2 * MARGIN + most * (CELL + GAP) - GAP);
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) return canvas;
  // Once to see how high it becomes.
  const height = draw(context, sheet, width);
  [canvas.width, canvas.height] = [width * DENSITY, Math.ceil(height) * DENSITY];
  context.scale(DENSITY, DENSITY);
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  draw(context, sheet, width);
  return canvas;
}

/** Draws all of it; the height it takes. */
function draw(context: Context, { facts, rows, crispPixels, link, citation, qr }: ContactSheet, width: number): number {
  const right = width - MARGIN;
  write(context, fetchedText.sharing.sheet.title, MARGIN, 48, `600 22px ${FAMILY}`);
  context.font = `13px ${FAMILY}`;
  // Wide enough for the longest of them in whatever language.
  const labels = Math.max(...facts.map(({ label }) => context.measureText(label).width)) + GAP;
  const room = right - MARGIN - labels - (qr ? QR_SIDE + GAP : 0);
  let y = 62;
  for (const { label, value } of facts) {
    write(context, label, MARGIN, y + LINE, `13px ${FAMILY}`, QUIET);
    for (const line of wrapped(context, value, room, `13px ${FAMILY}`))
      write(context, line, MARGIN + labels, (y += LINE), `13px ${FAMILY}`);
  }
  if (qr) drawQr(context, qr, right - QR_SIDE, 24);
  y = Math.max(y, 24 + QR_SIDE) + 20;
  for (const row of rows) y = drawRow(context, row, y, right, crispPixels);
  context.fillStyle = HAIRLINE;
  context.fillRect(MARGIN, y, right - MARGIN, 1);
  y += 8;
  for (const text of [link, citation])
    for (const line of wrapped(context, text, right - MARGIN, `12px ${FAMILY}`))
      write(context, line, MARGIN, (y += 16), `12px ${FAMILY}`, QUIET);
  return y + 24;
}

function drawRow(context: Context, { name, verdict, pictures }: SheetRow, top: number, right: number, crisp: boolean) {
  context.fillStyle = HAIRLINE;
  context.fillRect(MARGIN, top, right - MARGIN, 1);
  let y = top + 30;
  write(context, name, MARGIN, y, `600 16px ${FAMILY}`);
  if (verdict) {
    const at = MARGIN + context.measureText(name).width + GAP;
    const [sign, colour] = verdict.outcome === 'held' ? ['✓', HELD] : ['⇄', FOOLED];
    const isPlain = verdict.outcome === 'not-reached' || verdict.outcome === 'misread';
    const words = isPlain ? verdict.words : `${sign} ${verdict.words}`;
    y -= LINE;
    for (const line of wrapped(context, words, right - at, `600 14px ${FAMILY}`))
      write(context, line, at, (y += LINE), `600 14px ${FAMILY}`, isPlain ? INK : colour);
  }
  y += 14;
  const titles = pictures.map(({ title }) => wrapped(context, title, CELL, TITLE));
  // Pictures of a row stand at one height, whatever their titles take.
  const below = y + Math.max(0, ...titles.map(({ length }) => length)) * LINE + 6;
  const bottoms = pictures.map((picture, i) => {
    const x = MARGIN + i * (CELL + GAP);
    titles[i]?.forEach((line, n) => write(context, line, x, y + (n + 1) * LINE - 2, TITLE));
    return drawPicture(context, picture, x, below, crisp);
  });
  return Math.max(y, ...bottoms) + 20;
}

function drawPicture(context: Context, { lines, canvas, scale }: SheetPicture, x: number, top: number, crisp: boolean) {
  let y = top;
  const factor = Math.min(CELL / canvas.width, CELL / canvas.height);
  context.imageSmoothingEnabled = !crisp || factor < 1;
  context.imageSmoothingQuality = 'high';
  context.drawImage(canvas, x, y, canvas.width * factor, canvas.height * factor);
  y += canvas.height * factor + 4;
  if (scale) {
    const { low, high } = scale;
    context.font = `12px ${FAMILY}`;
    const [left, end] = [context.measureText(low).width + 6, context.measureText(high).width + 6];
    write(context, low, x, y + 12, `12px ${FAMILY}`, QUIET);
    context.imageSmoothingEnabled = true;
    context.drawImage(scale.canvas, x + left, y + 3, CELL - left - end, 8);
    write(context, high, x + CELL - end + 6, y + 12, `12px ${FAMILY}`, QUIET);
    y += LINE;
  }
  for (const line of lines.flatMap((words) => wrapped(context, words, CELL, `12px ${FAMILY}`)))
    write(context, line, x, (y += LINE - 2), `12px ${FAMILY}`);
  return y;
}

function drawQr(context: Context, modules: readonly (readonly boolean[])[], x: number, y: number): void {
  const side = QR_SIDE / modules.length;
  context.fillStyle = '#000000';
  modules.forEach((row, i) =>
    row.forEach((dark, j) => {
      // A little over the edge, so that no hairline shows between two.
      if (dark) context.fillRect(x + j * side, y + i * side, side + 0.2, side + 0.2);
    }),
  );
}

function write(context: Context, text: string, x: number, y: number, font: string, colour = INK): void {
  context.font = font;
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

/**
 * The lines of a text that is no wider than that; a word that alone is wider, as a link is, breaks anywhere. No number
 * breaks at its comma, nor anything at a space that holds it together.
 */
function wrapped(context: Context, text: string, width: number, font: string): string[] {
  context.font = font;
  const lines: string[] = [];
  let line = '';
  for (const piece of text.split(/(?<=[ &]|,(?!\d))/)) {
    if (line !== '' && context.measureText(line + piece).width > width) {
      lines.push(line);
      line = '';
    }
    line += piece;
    while (context.measureText(line).width > width && line.length > 1) {
      let fits = line.length - 1;
      while (fits > 1 && context.measureText(line.slice(0, fits)).width > width) fits -= 1;
      lines.push(line.slice(0, fits));
      line = line.slice(fits);
    }
  }
  return [...lines, line];
}
