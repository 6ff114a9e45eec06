import type { SharedPrincipal } from '@tenantry/contract';
import { DataTable } from './data-table.tsx';
import { NameCell } from './name-cell.tsx';
import { count } from './time.ts';

/** What the table is called and its columns are headed with, in the words of the page it stands on. */
export interface PrincipalsTableWords {
  readonly name: string;
  readonly kind: string;
  readonly members: string;
  readonly kinds: Readonly<Record<SharedPrincipal['kind'], string>>;
}

/** Users and groups that are shared, with how many people a group brings along as far as that is known. */
export function PrincipalsTable({
  label,
  words,
  principals,
}: {
  readonly label: string;
  readonly words: PrincipalsTableWords;
  readonly principals: readonly SharedPrincipal[];
}) {
  return (
    <DataTable
      label={label}
      rows={principals}
      rowKey={(principal) => principal.id}
      columns={[
        {
          key: 'name',
          header: words.name,
          cell: (principal) => (
            <NameCell name={principal.displayName} detail={principal.detail} round={principal.kind === 'user'}>
              {principal.displayName}
            </NameCell>
          ),
        },
        { key: 'kind', header: words.kind, cell: (principal) => words.kinds[principal.kind] },
        {
          key: 'members',
          header: words.members,
          numeric: true,
          cell: ({ directMemberCount }) => (directMemberCount === undefined ? '–' : count(directMemberCount)),
        },
      ]}
    />
  );
}
