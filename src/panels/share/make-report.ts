import { writeReport, type Report } from '@/domain/scene-file/report';
import { sharedLink } from '@/state/address';
import { useLeague } from '@/state/faithfulness/store';
import { useLimelight } from '@/state/store';
import { fetchedText } from '@/text/fetched';
import { contactSheet } from './contact-sheet';
import { factsOf } from './facts';
import { qrOf } from './qr';
import { reportHtml } from './report-html';
import { reportOf } from './report-of';
import { sheetOf } from './sheet';

/** The forms of a report. */
export type ReportForm = 'png' | 'html' | 'json';

/** A report of what is on the screen now. */
export async function makeReport(form: ReportForm): Promise<Blob> {
  const state = useLimelight.getState();
  const link = sharedLink(state.scene, location.href).href;
  const report = reportOf(state, {
    ...{ league: useLeague.getState().run, link, browser: navigator.userAgent, now: new Date() },
  });
  if (form === 'json') return new Blob([writeReport(report)], { type: 'application/json' });
  const cited = citationFacts(report);
  const shown = {
    ...{
      facts: factsOf(state, report),
      rows: sheetOf(state, report),
      citation: fetchedText.sharing.citation(...cited),
    },
    crispPixels: state.scene.view.crispPixels,
    qr: qrOf(link),
  };
  if (form === 'html')
    return new Blob([reportHtml({ ...shown, report, bibtex: fetchedText.sharing.bibtex(...cited) })], {
      type: 'text/html',
    });
  return pngOf(contactSheet({ ...shown, link }));
}

/** What a citation is made of: version, date and address of the page. */
export function citationFacts({ app, made, link }: Pick<Report, 'app' | 'made' | 'link'>): [string, Date, string] {
  return [app, new Date(made), new URL('.', link.replace(/[?#].*$/, '')).href];
}

async function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  const file = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
  if (!file) throw new Error('this browser made no PNG');
  return file;
}
