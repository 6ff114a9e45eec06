import type { GraphExchange } from './conformance-check.ts';

interface InnerRequest {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly body?: unknown;
}
interface InnerResponse {
  readonly id: string;
  readonly status: number;
  readonly body?: unknown;
}

/** The requests inside an answered `$batch`, each with its own answer, as if they had been sent alone. */
export function batchExchanges(exchange: GraphExchange): readonly GraphExchange[] {
  const { requests } = exchange.requestBody as { readonly requests: readonly InnerRequest[] };
  const { responses } = exchange.responseBody as { readonly responses: readonly InnerResponse[] };
  return responses.flatMap((response) => {
    const request = requests.find(({ id }) => id.toLowerCase() === response.id.toLowerCase());
    if (!request) return [];
    return [
      {
        method: request.method,
        url: `/v1.0${request.url.startsWith('/') ? '' : '/'}${request.url}`,
        status: response.status,
        requestBody: request.body,
        responseBody: response.body ?? undefined,
      },
    ];
  });
}
