import { useState } from 'react';
import { toFailure, type Failure } from '@/domain/errors';
import { useLimelight } from '@/state/store';
import { words } from '@/text';
import { fetchedText } from '@/text/fetched';
import { copyText } from '@/ui/copy-text';
import { FailureMessage } from '@/ui/failure-message';
import { version } from '../../../package.json';
import { citationFacts, makeReport, type ReportForm } from './make-report';
import { reportName } from './report-name';
import './share.css';

const forms: readonly ReportForm[] = ['png', 'html', 'json'];

/** The forms of a report, and how to cite. */
export default function ReportBody() {
  const download = useLimelight((s) => s.download);
  const unfinished = useLimelight((s) => s.status === 'busy' || s.status === 'loading');
  const isOwn = useLimelight((s) => s.scene.picture.kind === 'own');
  const [state, setState] = useState<{ readonly making?: ReportForm; readonly failure?: Failure }>({});
  const make = (form: ReportForm) => {
    setState({ making: form });
    const { scene, catalogue } = useLimelight.getState();
    const name = reportName(scene, catalogue?.attacks);
    makeReport(form).then(
      (file) => {
        download(file, `${name}.${form}`);
        setState({});
      },
      (thrown: unknown) => setState({ failure: toFailure(thrown) }),
    );
  };
  const { making, failure } = state;
  const said = fetchedText.sharing.report;
  return (
    <div className="share" data-testid="report-panel">
      <p>{said.what}</p>
      {unfinished && <p data-testid="report-unfinished">{said.unfinished}</p>}
      <ul className="report-forms">
        {forms.map((form) => (
          <li key={form}>
            <button
              type="button"
              data-testid={`report-${form}`}
              disabled={making !== undefined}
              onClick={() => make(form)}
            >
              {said[form]}
            </button>
            <span className="quiet">{making === form ? said.making : said[`${form}What`]}</span>
          </li>
        ))}
      </ul>
      {isOwn && <p className="quiet">{said.own}</p>}
      {failure && <FailureMessage code={failure.code} {...words(failure)} />}
      <Cite />
    </div>
  );
}

function Cite() {
  const [copied, setCopied] = useState<boolean>();
  const said = fetchedText.sharing.report;
  const cited = citationFacts({ app: version, made: new Date().toISOString(), link: location.href });
  const bibtex = fetchedText.sharing.bibtex(...cited);
  return (
    <section>
      <h2>{said.cite}</h2>
      <p className="quiet" data-testid="report-citation">
        {fetchedText.sharing.citation(...cited)}
      </p>
      <button type="button" data-testid="report-bibtex" onClick={() => void copyText(bibtex).then(setCopied)}>
        {copied ? fetchedText.sharing.link.copied : said.copyCitation}
      </button>
      {copied === false && <pre>{bibtex}</pre>}
    </section>
  );
}
