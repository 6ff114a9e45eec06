import { HeartPulse24Regular } from '@fluentui/react-icons/svg/heart-pulse';
import { getRouteApi } from '@tanstack/react-router';
import type { HealthReport, PlanRequest } from '@tenantry/contract';
import { useDraftPlan } from '../../shared/draft-plan.ts';
import { DraftProblem } from '../../shared/draft-problem.tsx';
import { Button } from '../../shared/button.tsx';
import { EmptyState } from '../../shared/empty-state.tsx';
import { Section } from '../../shared/section.tsx';
import { SelectField } from '../../shared/select-field.tsx';
import { maySharePeople, useSession } from '../../shared/session.ts';
import { count } from '../../shared/time.ts';
import { FindingGroupCard } from './finding-group.tsx';
import { countFindings, groupFindings } from './finding-groups.ts';
import styles from './health-page.module.css';
import { healthStrings as strings } from './health-strings.ts';

const route = getRouteApi('/portal/health');

/** All findings, or those of one weight, as the address says. */
export function Findings({ report: { findings } }: { readonly report: HealthReport }) {
  const { show, check } = route.useSearch();
  const navigate = route.useNavigate();
  const mayDraft = maySharePeople(useSession());
  const { mutate, isPending, variables, error } = useDraftPlan();
  if (findings.length === 0) return undefined;
  const select = (chosen: typeof show) => void navigate({ search: { show: chosen, check }, replace: true });
  const counts = countFindings(findings);
  const shown = findings.filter(({ severity }) => show === undefined || severity === show);
  const drafting = {
    mayDraft,
    draft: (request: PlanRequest) => {
      mutate(request);
    },
    pending: isPending ? variables : undefined,
  };
  return (
    <Section
      title={strings.findings}
      aside={
        <SelectField
          label={strings.show}
          all={strings.showAll(findings.length)}
          value={show}
          options={[
            { value: 'error', label: `${strings.showError} (${count(counts.error)})` },
            { value: 'warning', label: `${strings.showWarning} (${count(counts.warning)})` },
            { value: 'note', label: `${strings.showNote} (${count(counts.note)})` },
          ]}
          onSelect={select}
        />
      }
    >
      {error && <DraftProblem error={error} />}
      {!mayDraft && <p className={styles.note}>{strings.notPermitted}</p>}
      {shown.length === 0 && (
        <EmptyState
          icon={<HeartPulse24Regular />}
          title={strings.nothingShown}
          action={
            <Button
              onClick={() => {
                select(undefined);
              }}
            >
              {strings.clear}
            </Button>
          }
        />
      )}
      {groupFindings(shown).map((group) => (
        <FindingGroupCard key={`${group.severity} ${group.code}`} group={group} drafting={drafting} />
      ))}
    </Section>
  );
}
