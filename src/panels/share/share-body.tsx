import { useState } from 'react';
import type { Failure } from '@/domain/errors';
import { toFailure } from '@/domain/errors';
import { sharedLink } from '@/state/address';
import { isOwnModel } from '@/state/check-scene';
import { useLessons } from '@/state/lessons/lessons';
import { useSceneFiles } from '@/state/scene-files';
import { useLimelight } from '@/state/store';
import { words } from '@/text';
import { fetchedText } from '@/text/fetched';
import { copyText } from '@/ui/copy-text';
import { FailureMessage } from '@/ui/failure-message';
import { qrOf } from './qr';
import './share.css';

/** Link, QR code and bundle of the scene on the screen. */
export default function ShareBody() {
  const scene = useLimelight((s) => s.scene);
  const link = sharedLink(scene, location.href).href;
  const hasOwnModel = scene.models.some(isOwnModel);
  return (
    <div className="share" data-testid="share-panel">
      <CopyLink link={link} />
      <QrCode link={link} />
      <SaveBundle />
      {hasOwnModel && <p className="quiet">{fetchedText.sharing.bundle.ownModels}</p>}
    </div>
  );
}

function CopyLink({ link }: { readonly link: string }) {
  const [state, setState] = useState<'copy' | 'copied' | 'refused'>('copy');
  const said = fetchedText.sharing.link;
  const copy = async () => setState((await copyText(link)) ? 'copied' : 'refused');
  return (
    <section>
      <p>{said.what}</p>
      <button type="button" data-testid="share-link" data-link={link} onClick={() => void copy()}>
        {said[state]}
      </button>
      {state === 'refused' && <input type="text" readOnly value={link} aria-label={said.what} />}
    </section>
  );
}

function QrCode({ link }: { readonly link: string }) {
  const said = fetchedText.sharing.link;
  const modules = qrOf(link);
  const isLocal = /^(localhost|127\.|\[::1\])/.test(new URL(link).hostname);
  if (!modules) return <p data-testid="share-qr-too-long">{said.tooLong}</p>;
  const size = modules.length;
  const path = modules.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : []))).join('');
  return (
    <section>
      <svg
        className="qr"
        role="img"
        aria-label={said.qr}
        viewBox={`0 0 ${size} ${size}`}
        shapeRendering="crispEdges"
        data-testid="share-qr"
      >
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <p className="quiet">{isLocal ? said.onlyHere : said.scan}</p>
    </section>
  );
}

function SaveBundle() {
  const bundle = useSceneFiles((s) => s.bundle);
  const download = useLimelight((s) => s.download);
  const picture = useLimelight((s) => s.scene.picture);
  const [state, setState] = useState<{ readonly busy: boolean; readonly failure?: Failure }>({ busy: false });
  const save = () => {
    setState({ busy: true });
    bundle().then(
      (file) => {
        download(file, `limelight-${picture.kind === 'sample' ? picture.id : 'own-picture'}.zip`);
        setState({ busy: false });
      },
      (thrown: unknown) => setState({ busy: false, failure: toFailure(thrown) }),
    );
  };
  const hasLesson = useLessons((s) => s.open !== undefined);
  const said = fetchedText.sharing.bundle;
  const { busy, failure } = state;
  return (
    <section>
      <p>{picture.kind === 'own' ? said.withPicture(picture.name) : said.ofSample}</p>
      {hasLesson && <p className="quiet">{said.withLesson}</p>}
      <button type="button" data-testid="share-bundle" disabled={busy} onClick={save}>
        {busy ? said.saving : said.save}
      </button>
      {failure && <FailureMessage code={failure.code} {...words(failure)} />}
    </section>
  );
}
