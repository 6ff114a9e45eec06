import type { Exchange } from './exchange.ts';
import { logHappening } from './provisioning-entry.ts';

/**
 * Sets the managers of the people this exchange touched, once everybody is linked. Both must be in scope. A manager
 * who is removed in the source stays in the target, and one who comes into scope later is not noticed until the person
 * changes or the job is restarted.
 */
export function resolveManagers(exchange: Exchange): void {
  const { job, source, target, mapping } = exchange;
  if (!mapping.attributes.some((attribute) => attribute.target === 'manager')) return;
  for (const userId of exchange.references) {
    const link = job.memory.links[userId];
    const manager = link?.exported['manager'];
    const account = link && target.users.get(link.targetId);
    if (!account || typeof manager !== 'string') continue;
    exchange.tally.references += 1;
    const managerLink = job.memory.links[manager];
    if (!managerLink || managerLink.outOfScope || !target.users.has(managerLink.targetId)) continue;
    if (account.manager === managerLink.targetId) continue;
    const modified = { displayName: 'manager', oldValue: account.manager, newValue: managerLink.targetId };
    account.manager = managerLink.targetId;
    exchange.tally.exports += 1;
    const entry = exchange.entries.get(userId);
    if (entry && entry.provisioningStatusInfo.status === 'success') {
      entry.modifiedProperties.push(modified);
      continue;
    }
    logHappening(exchange, {
      action: 'update',
      status: 'success',
      sourceId: userId,
      user: source.users.get(userId),
      targetUser: account,
      modified: [modified],
    });
  }
}
