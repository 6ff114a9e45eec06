import { PeopleSearch24Regular } from '@fluentui/react-icons/svg/people-search';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { RemovedPerson } from '@tenantry/contract';
import { Button, LinkButton } from '../../shared/button.tsx';
import { DataTable } from '../../shared/data-table.tsx';
import { EmptyState } from '../../shared/empty-state.tsx';
import { NameCell } from '../../shared/name-cell.tsx';
import { portalQuery } from '../../shared/portal-query.ts';
import { ProblemPanel } from '../../shared/problem-panel.tsx';
import { useNow } from '../../shared/relative-time.tsx';
import { SearchField } from '../../shared/search-field.tsx';
import { Section } from '../../shared/section.tsx';
import { maySharePeople, useSession } from '../../shared/session.ts';
import { StatusText } from '../../shared/status-text.tsx';
import { dayOf } from '../../shared/time.ts';
import { ItemCount, Toolbar } from '../../shared/toolbar.tsx';
import { removedWords } from './removed-words.ts';
import styles from './run-page.module.css';
import { removedStrings as strings } from './runs-strings.ts';

const route = getRouteApi('/portal/runs/$runId');
const pageSize = 100;

function Accounts({ person }: { readonly person: RemovedPerson }) {
  const now = useNow();
  return (
    <ul className={styles.accounts}>
      {person.tenants.map((account) => {
        const { tone, label } = removedWords(account, now, dayOf);
        return (
          <li key={account.tenantId}>
            <StatusText tone={tone}>{label}</StatusText>
          </li>
        );
      })}
    </ul>
  );
}

function PeopleTable({ people }: { readonly people: readonly RemovedPerson[] }) {
  return (
    <DataTable
      label={strings.table}
      rows={people}
      rowKey={(person) => person.userId}
      columns={[
        {
          key: 'person',
          header: strings.person,
          cell: (person) => (
            <NameCell name={person.displayName} detail={person.userPrincipalName} round>
              {person.displayName}
            </NameCell>
          ),
        },
        { key: 'where', header: strings.where, cell: (person) => <Accounts person={person} /> },
      ]}
    />
  );
}

function Pages({ page, total }: { readonly page: number; readonly total: number }) {
  const search = route.useSearch();
  const { runId } = route.useParams();
  const last = Math.ceil(total / pageSize);
  if (last <= 1) return undefined;
  const target = { to: '/runs/$runId', params: { runId }, resetScroll: false } as const;
  return (
    <nav aria-label={strings.pages} className={styles.actions}>
      {page > 1 && (
        <LinkButton {...target} search={{ ...search, page: page > 2 ? page - 1 : undefined }}>
          {strings.previous}
        </LinkButton>
      )}
      <span>{strings.range((page - 1) * pageSize + 1, Math.min(total, page * pageSize), total)}</span>
      {page < last && (
        <LinkButton {...target} search={{ ...search, page: page + 1 }}>
          {strings.next}
        </LinkButton>
      )}
    </nav>
  );
}

function HowToRestore({ configurationDeleted }: { readonly configurationDeleted: boolean }) {
  const mayShare = maySharePeople(useSession());
  return (
    <>
      <p className={styles.text}>{strings.lead}</p>
      <p className={styles.text}>{strings.ways}</p>
      <ul className={styles.list}>
        {!configurationDeleted && <li>{strings.share}</li>}
        <li>{configurationDeleted ? strings.firstRestore : strings.entra}</li>
      </ul>
      {mayShare && !configurationDeleted && (
        <div className={styles.actions}>
          <LinkButton to="/multitenant-collaboration/share-users" search={{ panel: 'users-and-groups' }}>
            {strings.edit}
          </LinkButton>
        </div>
      )}
    </>
  );
}

interface RemovedPeopleProps {
  readonly runId: string;
  /** The run also deleted the configuration that would restore the accounts. */
  readonly configurationDeleted: boolean;
}

/** Who was taken out by a run, how long each account can still be restored, and how; nothing when it was nobody. */
export function RemovedPeople({ runId, configurationDeleted }: RemovedPeopleProps) {
  const { q, page = 1 } = route.useSearch();
  const navigate = route.useNavigate();
  const search = (text: string) =>
    void navigate({ search: { q: text || undefined }, replace: true, resetScroll: false });
  const { data, error, refetch } = useQuery({
    ...portalQuery('runs.removedPeople', {
      params: { runId },
      query: { q, offset: (page - 1) * pageSize, limit: pageSize },
    }),
    placeholderData: keepPreviousData,
  });
  if (error) {
    return (
      <Section title={strings.title}>
        <ProblemPanel error={error} onRetry={() => void refetch()} />
      </Section>
    );
  }
  const filtered = q !== undefined || page > 1;
  if (!data || (data.total === 0 && !filtered)) return undefined;
  return (
    <Section title={strings.title}>
      <HowToRestore configurationDeleted={configurationDeleted} />
      <Toolbar commands={<ItemCount>{strings.found(data.total)}</ItemCount>}>
        <SearchField label={strings.search} value={q ?? ''} onSearch={search} />
      </Toolbar>
      {data.people.length > 0 ? (
        <>
          <PeopleTable people={data.people} />
          <Pages page={page} total={data.total} />
        </>
      ) : (
        <EmptyState
          icon={<PeopleSearch24Regular />}
          title={strings.noMatch}
          action={
            <Button
              onClick={() => {
                search('');
              }}
            >
              {strings.clear}
            </Button>
          }
        >
          {strings.noMatchText}
        </EmptyState>
      )}
    </Section>
  );
}
