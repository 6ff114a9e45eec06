import { ArrowClockwise20Regular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { PeopleAdd20Regular } from '@fluentui/react-icons/svg/people-add';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '@tenantry/contract/client';
import { Button, LinkButton } from '../../shared/button.tsx';
import { organizationQuery } from '../../shared/organization.ts';
import { ProblemPanel } from '../../shared/problem-panel.tsx';
import { maySharePeople, useSession } from '../../shared/session.ts';
import styles from './organization-commands.module.css';
import { organizationStrings as strings } from './organization-strings.ts';

/** Tells who may not share why, and by whom it can be done. */
export function WhyNotShare() {
  const session = useSession();
  if (maySharePeople(session)) return undefined;
  return <p className={styles.why}>{strings.shareNot(session.role)}</p>;
}

/** What can be done on the page. */
export function OrganizationCommands() {
  const session = useSession();
  const queryClient = useQueryClient();
  const refresh = useMutation({
    mutationFn: () => call('organization.refresh', {}),
    onSuccess: (overview) => {
      queryClient.setQueryData(organizationQuery.queryKey, overview);
    },
  });
  return (
    <>
      {maySharePeople(session) && (
        <LinkButton to="/multitenant-collaboration/share-users" look="primary" icon={<PeopleAdd20Regular />}>
          {strings.shareUsers}
        </LinkButton>
      )}
      <Button
        look="subtle"
        icon={<ArrowClockwise20Regular />}
        busy={refresh.isPending}
        onClick={() => {
          refresh.mutate();
        }}
      >
        {strings.refresh}
      </Button>
      {refresh.error && <ProblemPanel error={refresh.error} />}
    </>
  );
}
