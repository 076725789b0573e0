import { useState } from 'react';
import { fetchedText } from '@/text/fetched';
import { Dialog } from '@/ui/dialog';
import { qrOf, qrPath } from './qr';

/** The link as a QR code, which opens as large as the window for a room to scan; a sentence where it is too long for one. */
export function QrCode({ link }: { readonly link: string }) {
  const [isLarge, setLarge] = useState(false);
  const said = fetchedText.sharing.link;
  const modules = qrOf(link);
  const isLocal = /^(localhost|127\.|\[::1\])/.test(new URL(link).hostname);
  if (!modules) return <p data-testid="share-qr-too-long">{said.tooLong}</p>;
  return (
    <section>
      <button
        type="button"
        className="qr-button"
        aria-label={said.enlargeQr}
        title={said.enlargeQr}
        data-testid="share-qr-enlarge"
        onClick={() => setLarge(true)}
      >
        <Modules modules={modules} testId="share-qr" />
      </button>
      <p className="quiet">{isLocal ? said.onlyHere : said.scan}</p>
      {isLarge && (
        <Dialog title={said.qr} testId="share-qr-dialog" onClose={() => setLarge(false)}>
          <Modules modules={modules} testId="share-qr-large" />
        </Dialog>
      )}
    </section>
  );
}

interface ModulesProps {
  /** Row by row, `true` for dark. */
  readonly modules: readonly (readonly boolean[])[];
  readonly testId: string;
}

function Modules({ modules, testId }: ModulesProps) {
  const size = modules.length;
  return (
    <svg
      className="qr"
      role="img"
      aria-label={fetchedText.sharing.link.qr}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      data-testid={testId}
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={qrPath(modules)} fill="#000" />
    </svg>
  );
}
