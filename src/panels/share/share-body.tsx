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
import { QrCode } from './qr-code';
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
