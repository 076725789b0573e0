import type { ReactNode } from 'react';
import { toFailure } from '@/domain/errors';
import { Boundary } from '@/ui/boundary';
import { text, words } from '@/text';
import { FailureMessage } from '@/ui/failure-message';

/** Stands in for the page when drawing it failed, with a code and the way back. */
export function ErrorBoundary({ children }: { readonly children: ReactNode }) {
  const fallback = (thrown: unknown) => (
    <main>
      <FailureMessage code={toFailure(thrown).code} {...words(toFailure(thrown))}>
        <button type="button" onClick={() => location.reload()}>
          {text.app.reload}
        </button>
      </FailureMessage>
    </main>
  );
  return <Boundary fallback={fallback}>{children}</Boundary>;
}
