import { useQuery } from '@tanstack/react-query';
import type { HealthReport } from '@tenantry/contract';
import { MessageBar } from '../../shared/message-bar.tsx';
import { PageHead } from '../../shared/page-head.tsx';
import { ProblemPanel } from '../../shared/problem-panel.tsx';
import { AsOf } from '../../shared/relative-time.tsx';
import { Section } from '../../shared/section.tsx';
import { Bone, SkeletonText } from '../../shared/skeleton.tsx';
import { StatusText } from '../../shared/status-text.tsx';
import { SummaryStrip } from '../../shared/summary-strip.tsx';
import { count } from '../../shared/time.ts';
import { countFindings } from './finding-groups.ts';
import { Findings } from './findings.tsx';
import styles from './health-page.module.css';
import { healthQuery } from './health-queries.ts';
import { healthStrings as strings, unknownSentence } from './health-strings.ts';
import { PrerequisitesOverview } from './prerequisites-overview.tsx';

function Summary({ report }: { readonly report: HealthReport | undefined }) {
  const counts = report && countFindings(report.findings);
  const number = (value: number | undefined) => (value === undefined ? <Bone width={72} height={24} /> : count(value));
  return (
    <SummaryStrip
      label={strings.summary}
      items={[
        { label: strings.errors, value: number(counts?.error), note: strings.errorsNote },
        { label: strings.warnings, value: number(counts?.warning), note: strings.warningsNote },
        { label: strings.notes, value: number(counts?.note), note: strings.notesNote },
        { label: strings.checked, value: number(report?.configurationsChecked), note: strings.checkedNote },
      ]}
    />
  );
}

/** Fine is said only when everything could be judged. */
function Verdict({ report }: { readonly report: HealthReport }) {
  const { findings, unknowns, stale } = report;
  if (stale) return <MessageBar tone="warning">{strings.stale}</MessageBar>;
  if (unknowns.length > 0 || findings.some(({ severity }) => severity !== 'note')) return undefined;
  return <MessageBar tone="success">{findings.length > 0 ? strings.fineWithNotes : strings.fine}</MessageBar>;
}

function Unknowns({ report: { unknowns } }: { readonly report: HealthReport }) {
  if (unknowns.length === 0) return undefined;
  return (
    <Section title={strings.unknown}>
      <p className={styles.note}>{strings.unknownLead}</p>
      <ul className={styles.unknowns}>
        {unknowns.map((unknown) => (
          <li key={`${unknown.what} ${unknown.tenant?.tenantId ?? ''}`}>
            <StatusText tone="unknown">{unknownSentence(unknown)}</StatusText>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Health: everything that is wrong with the configurations, what could not be judged, and the prerequisites. */
export function HealthPage() {
  const { data: report, error, refetch } = useQuery(healthQuery);
  return (
    <>
      <PageHead
        title={strings.title}
        crumbs={[{ label: strings.home, to: '/' }]}
        lead={strings.lead}
        aside={report && <AsOf at={report.asOf} stale={report.stale} />}
      />
      {error && <ProblemPanel error={error} onRetry={() => void refetch()} />}
      {(report || !error) && <Summary report={report} />}
      {report && <Verdict report={report} />}
      {report && <Findings report={report} />}
      {!report && !error && <SkeletonText what={strings.loading} lines={8} />}
      {report && <Unknowns report={report} />}
      <PrerequisitesOverview />
    </>
  );
}
