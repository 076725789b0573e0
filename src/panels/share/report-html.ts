import { coefficient, duration, percent, significant, whole } from '@/domain/format';
import { REPORT_PAGE } from '@/domain/scene-file/kind';
import type { Report, ReportPrediction } from '@/domain/scene-file/report';
import { cardTerm, language, modelLabel, text } from '@/text';
import { methodName, metricWords } from '@/text/methods';
import { fetchedText } from '@/text/fetched';
import { classWords } from '../shared/class-name';
import type { Fact } from './facts';
import { qrPath } from './qr';
import type { SheetRow, SheetScale } from './sheet';

/** What the page of a report is made of. */
interface ReportPage {
  readonly report: Report;
  readonly facts: readonly Fact[];
  readonly rows: readonly SheetRow[];
  readonly crispPixels: boolean;
  readonly citation: string;
  readonly bibtex: string;
  /** Of the link; absent where that is too long for one. */
  readonly qr: readonly (readonly boolean[])[] | undefined;
}

/** A report as one HTML file with nothing beside it: pictures inline, no script, nothing that is fetched. */
export function reportHtml({ report, facts, rows, crispPixels, citation, bibtex, qr }: ReportPage): string {
  const { sheet, openLink, again } = fetchedText.sharing;
  const link = escaped(report.link);
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
${REPORT_PAGE}
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>${escaped(sheet.title)}: ${escaped(report.picture?.name ?? '')}</title>
<style>${style(crispPixels)}</style>
<main>
<h1>${escaped(sheet.title)}</h1>
<div class="head">
<div>
<dl>${facts.map(({ label, value }) => `<dt>${escaped(label)}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>
<p><a href="${link}">${escaped(openLink)}</a></p>
</div>
${qr ? qrHtml(qr) : ''}
</div>
${rows.map(rowHtml).join('\n')}
${tablesOf(report).join('\n')}
<h2>${escaped(again)}</h2>
<p class="link"><a href="${link}">${link}</a></p>
<h2>${escaped(fetchedText.sharing.report.cite)}</h2>
<p>${escaped(citation)}</p>
<pre>${escaped(bibtex)}</pre>
</main>
</html>
`;
}

function qrHtml(modules: readonly (readonly boolean[])[]): string {
  const side = modules.length;
  const name = escaped(fetchedText.sharing.link.qr);
  return `<svg class="qr" role="img" aria-label="${name}" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path d="${qrPath(modules)}"/></svg>`;
}

function scaleHtml({ canvas, low, high }: SheetScale): string {
  return `<p class="scale"><span>${escaped(low)}</span><img src="${canvas.toDataURL()}" alt=""><span>${escaped(high)}</span></p>`;
}

function rowHtml({ name, verdict, pictures }: SheetRow): string {
  const figures = pictures.map(
    ({ title, lines, canvas, scale }) =>
      `<figure><figcaption>${escaped(title)}</figcaption><img src="${canvas.toDataURL()}" alt="${escaped(
        [title, ...lines].join(', '),
      )}">${scale ? scaleHtml(scale) : ''}${lines.map((line) => `<p>${escaped(line)}</p>`).join('')}</figure>`,
  );
  const said = verdict ? `<p class="verdict" data-verdict="${verdict.outcome}">${escaped(verdict.words)}</p>` : '';
  return `<section><h2>${escaped(name)}</h2>${said}<div class="pictures">${figures.join('')}</div></section>`;
}

type Row = readonly (string | number)[];
type ReportModel = Report['columns'][number]['model'];

function tablesOf({ transfer, league, ...report }: Report): string[] {
  const { tables, sheet } = fetchedText.sharing;
  const { heads } = tables;
  const columns = report.columns.map(({ model, ...column }) => ({
    ...column,
    model: { ...model, label: modelLabel(model.id, model.label) },
  }));
  const named = columns.map((column) => [column.model.label, column] as const);
  const modelOf = (id: string) => columns.find(({ model }) => model.id === id)?.model.label ?? id;
  const classesOf = (id: string) => columns.find(({ model }) => model.id === id)?.model.classes ?? [];
  const predicted = (
    { label, classes }: ReportModel,
    picture: string,
    prediction: ReportPrediction | undefined,
  ): Row[] =>
    prediction
      ? [[label, picture, classWords(classes, prediction.className), percent(prediction.probability ?? NaN)]]
      : [];
  return [
    table(
      tables.predictions,
      [heads.model, heads.picture, heads.sees, heads.probability],
      columns.flatMap(({ model, clean, attacked }) => [
        ...predicted(model, sheet.clean, clean),
        ...predicted(model, sheet.attacked, attacked?.prediction),
      ]),
    ),
    table(
      tables.perturbation,
      [heads.model, heads.source, '‖δ‖∞', '‖δ‖₂', heads.time],
      named.flatMap(([model, { attacked }]): Row[] => {
        if (!attacked) return [];
        const { source, linf, l2, milliseconds } = attacked;
        const time = typeof milliseconds === 'number' ? duration(milliseconds) : '–';
        return [[model, modelOf(source), `${figure(linf === null ? null : linf * 255)}/255`, figure(l2), time]];
      }),
    ),
    table(
      tables.maps,
      [heads.model, heads.map, heads.picture, heads.of, heads.min, heads.max, heads.scaleEnd, heads.unit],
      columns.flatMap(({ model: { label, classes }, maps }) =>
        maps.flatMap(({ clean, attacked }) =>
          [[sheet.clean, clean] as const, [sheet.attacked, attacked] as const].flatMap(([picture, map]): Row[] =>
            map
              ? [
                  [
                    ...[label, methodName(map.method), picture, explained(classes, map)],
                    ...[map.min, map.max, map.scaleEnd].map(figure),
                    unitWords(map.unit),
                  ],
                ]
              : [],
          ),
        ),
      ),
    ),
    table(
      tables.moved,
      [heads.model, heads.map, heads.spearman, heads.ssim, heads.top10],
      named.flatMap(([model, { maps }]) =>
        maps.flatMap(({ clean, shift }): Row[] =>
          shift
            ? [
                [
                  ...[model, methodName(clean?.method ?? '')],
                  ...[coefficient(shift.spearman ?? NaN), coefficient(shift.ssim ?? NaN), percent(shift.top10 ?? NaN)],
                ],
              ]
            : [],
        ),
      ),
    ),
    table(
      tables.overEpsilon,
      [heads.model, heads.epsilon, heads.sees, heads.probability, heads.fools],
      columns.flatMap(({ model: { label, classes }, overEpsilon }) =>
        (overEpsilon?.points ?? []).map(({ epsilon, className, probability, fools }) => [
          ...[label, figure(epsilon), classWords(classes, className), percent(probability ?? NaN)],
          fools ? tables.yes : tables.no,
        ]),
      ),
    ),
    table(
      tables.transfer,
      [heads.source, heads.model, heads.sees, heads.probability],
      transfer.map(({ source, victim, className, probability }) => [
        ...[modelOf(source), modelOf(victim), classWords(classesOf(victim), className), percent(probability ?? NaN)],
      ]),
    ),
    league ? leagueTableHtml(league, modelOf, classesOf) : '',
    table(
      tables.models,
      [heads.model, heads.parameters, heads.licence, heads.hash],
      columns.map(({ model: { label, id, parameters, licence = '–', files } }) => [
        ...[`${label} (${id})`, parameters === undefined ? '–' : whole(parameters), cardTerm(licence)],
        files.find(({ name }) => name === 'card.json')?.sha256 ?? '–',
      ]),
    ),
  ];
}

function leagueTableHtml(
  { pictures, rows }: NonNullable<Report['league']>,
  modelOf: (id: string) => string,
  classesOf: (id: string) => readonly string[],
): string {
  const { tables } = fetchedText.sharing;
  const { heads } = tables;
  const metrics = [...new Set(rows.flatMap(({ cells }) => Object.keys(cells)))];
  const ofOne = rows.some(({ className }) => className !== undefined);
  return table(
    tables.league(pictures),
    [heads.method, heads.model, ...(ofOne ? [heads.of] : []), ...metrics.map((id) => metricWords(id).label)],
    rows.map(({ method, model, cells, ...row }) => [
      ...[methodName(method), modelOf(model), ...(ofOne ? [explained(classesOf(model), row)] : [])],
      ...metrics.map((id) => coefficient(cells[id]?.score.value ?? NaN)),
    ]),
  );
}

/** What a map explains, as it is read. */
function explained(
  classes: readonly string[],
  { className, versus }: { readonly className?: string | undefined; readonly versus?: string | undefined },
): string {
  if (className === undefined) return '–';
  const of = classWords(classes, className);
  return versus === undefined ? of : text.compare.map.versus(of, classWords(classes, versus));
}

/** The unit of a map's values, as it is read; older reports have none. */
function unitWords(unit: string | undefined): string {
  const words: Readonly<Record<string, string>> = text.compare.map.units;
  return (unit !== undefined && words[unit]) || '–';
}

function table(caption: string, names: readonly string[], rows: readonly Row[]): string {
  if (rows.length === 0) return '';
  const head = names.map((name) => `<th scope="col">${escaped(name)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${escaped(String(cell))}</td>`).join('')}</tr>`);
  return `<h2>${escaped(caption)}</h2><div class="scroll" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
}

function figure(value: number | null): string {
  return significant(value ?? NaN, 4);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function style(crispPixels: boolean): string {
  return `
:root { color-scheme: light; font: 15px/1.45 system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; font-variant-numeric: tabular-nums; color: #1a1b1e; background: #fff }
main { max-width: 1100px; margin: 0 auto; padding: 24px }
h1 { font-size: 26px; margin: 0 0 12px }
h2 { font-size: 17px; margin: 28px 0 6px }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; margin: 0 0 12px }
dt { color: #5d5f66 }
dd, p, figure { margin: 0 }
a { color: #3450c8 }
section { border-top: 1px solid #dededb; margin-top: 20px }
section h2 { margin-top: 16px }
.verdict { font-weight: 600 }
.verdict[data-verdict='held'] { color: #1c6b3c }
.verdict:is([data-verdict='fooled'], [data-verdict='reached']) { color: #ad2a13 }
.pictures { display: flex; flex-wrap: wrap; gap: 16px; margin-top: 8px }
figure { width: 192px; font-size: 13px }
figcaption { font-weight: 600 }
img { width: 192px; height: auto; display: block; margin: 4px 0;${crispPixels ? ' image-rendering: pixelated;' : ''} }
.scale { display: flex; align-items: center; gap: 6px; color: #5d5f66 }
.scale img { flex: 1; min-width: 0; width: 0; height: 8px; margin: 0; image-rendering: auto }
.head { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 16px }
.head > div { flex: 1 1 320px; min-width: 0 }
.qr { flex: none; width: 136px; height: 136px; background: #fff }
.scroll { overflow-x: auto }
table { border-collapse: collapse }
th, td { padding: 4px 20px 4px 0; border-bottom: 1px solid #dededb; text-align: left; font-weight: 400; white-space: nowrap }
td:last-child { white-space: normal; overflow-wrap: anywhere }
th { color: #5d5f66; font-size: 13px }
.link, pre { overflow-wrap: anywhere; white-space: pre-wrap }
pre { padding: 12px; background: #f0f0ee; font-size: 13px }
@media print { section { break-inside: avoid } .scroll { overflow: visible } th, td { white-space: normal; padding-right: 8px } }
`;
}
