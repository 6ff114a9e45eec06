/** The portal's application in the sandbox: the same in every scenario, and worth nothing anywhere else. */
export const sandboxApplication = {
  tenantId: '8a6f1d52-3c0b-4c7e-9f44-0d3f5f2c7a10',
  clientId: '3d0b6c1e-52f7-4f0e-8d0a-b1f0a57c9e21',
  credential: { kind: 'secret', secret: 'sandbox-only-client-secret' },
} as const;
