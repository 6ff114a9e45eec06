import { portalQuery } from '../../shared/portal-query.ts';

/** What is shared now. Somebody decides by it, so it is read anew at every visit. */
export const sharingQuery = { ...portalQuery('sharing.read', {}), staleTime: 0 };
