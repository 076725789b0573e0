import { lazy, Suspense, useState, type ComponentType } from 'react';
import { text } from '@/text';
import { fetchText } from '@/text/fetched';
import { Boundary } from '@/ui/boundary';
import { fetchMissingStyles } from '@/ui/style-sheets';
import { PanelFailure } from './panel-failure';

interface FetchedPartProps {
  /** Imports it; called again where it could not be had. */
  readonly fetchPart: () => Promise<{ readonly default: ComponentType }>;
}

/** A part of a panel that is fetched when it is first drawn; where that fails the rest works on, and it can be tried again. */
export function FetchedPart({ fetchPart }: FetchedPartProps) {
  const fetched = () =>
    lazy(async () => {
      const [part] = await Promise.all([fetchMissingStyles().then(fetchPart), fetchText()]);
      return part;
    });
  const [Part, setPart] = useState(fetched);
  return (
    <Boundary
      fallback={(thrown, retry) => (
        <PanelFailure
          thrown={thrown}
          retry={() => {
            setPart(fetched);
            retry();
          }}
        />
      )}
    >
      <Suspense fallback={<p className="quiet">{text.shared.opening}</p>}>
        <Part />
      </Suspense>
    </Boundary>
  );
}
