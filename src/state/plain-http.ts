import type { Failure } from '@/domain/errors';

/** What a page that came without encryption cannot have; undefined where it came by https, or from this device. */
export function plainHttp(tab: Pick<Window, 'isSecureContext'> = window): Failure | undefined {
  return tab.isSecureContext ? undefined : { code: 'page-insecure', reason: 'plain-http', details: {} };
}
