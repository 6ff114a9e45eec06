import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';

/**
 * What the pages may do: scripts and connections of the portal itself only. Styles may be inline, since Fluent makes its rules
 * while it runs; inline scripts are allowed one by one, by their hash.
 * @see https://www.w3.org/TR/CSP3/
 */
export function contentSecurityPolicy(indexHtml: string): string {
  const hashes = inlineScripts(indexHtml).map(
    (script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
  return [
    "default-src 'none'",
    ["script-src 'self'", ...hashes].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

function inlineScripts(html: string): readonly string[] {
  return [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)]
    .filter(([, attributes = '', text = '']) => !/\bsrc\s*=/i.test(attributes) && text !== '')
    .map(([, , text = '']) => text);
}

/** The headers of every answer, errors included; made once. */
export function securityHeaders(policy: string, publicUrl: string): RequestHandler {
  const headers = {
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Origin-Agent-Cluster': '?1',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    ...(publicUrl.startsWith('https://') ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
  };
  return (_request, response, next) => {
    response.set(headers);
    next();
  };
}

/** Answers that hold data are for one person and one moment: nothing between may keep them. */
export const neverStored: RequestHandler = (_request, response, next) => {
  response.set({ 'Cache-Control': 'no-store', Vary: 'Cookie' });
  next();
};
