import { useQuery } from '@tanstack/react-query';
import { LinkButton } from '../../shared/button.tsx';
import { portalQuery } from '../../shared/portal-query.ts';
import { homeStrings as strings } from './home-strings.ts';

/** Leads to the Health page, with how much is wrong as soon as that is known; notes do not count as wrong. */
export function HealthLink() {
  const { data } = useQuery({ ...portalQuery('health.read', {}), staleTime: 60_000, retry: false });
  const wrong = data?.findings.filter(({ severity }) => severity !== 'note').length;
  return <LinkButton to="/health">{wrong === undefined ? strings.health : strings.healthFindings(wrong)}</LinkButton>;
}
