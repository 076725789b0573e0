import type { Plugin } from 'vite';

/** Everything comes from this origin; WebAssembly is compiled, nothing is evaluated. Styles are files, never inline. */
export const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  "img-src 'self' blob: data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The content security policy as a meta tag of the built page; while developing, Vite injects inline scripts. */
export function injectPolicy(): Plugin {
  return {
    name: 'limelight-content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
        injectTo: 'head-prepend',
      },
    ],
  };
}
