import type { Kind } from '#shared/domain/playbook/kind.ts';
import type { Ledger } from '#shared/domain/playbook/ledger.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Guide } from '#shared/domain/playbook/setting.ts';
import { assessmentForms } from '#shared/playbooks/office/assessment-forms.ts';
import { basePay } from '#shared/playbooks/office/base-pay.ts';
import { bonus } from '#shared/playbooks/office/bonus.ts';
import { customerSituationWeek } from '#shared/playbooks/office/customer-situation-week.ts';
import { departmentMeeting } from '#shared/playbooks/office/department-meeting.ts';
import { discipline } from '#shared/playbooks/office/discipline.ts';
import { dutyLog } from '#shared/playbooks/office/duty-log.ts';
import { dutyRoster } from '#shared/playbooks/office/duty-roster.ts';
import { officeConduct } from '#shared/playbooks/office/guides.ts';
import { knowledgeUpdate } from '#shared/playbooks/office/knowledge-update.ts';
import { smallStock, staffPay } from '#shared/playbooks/office/ledgers.ts';
import { operatingProcedure } from '#shared/playbooks/office/operating-procedure.ts';
import { qualityCheck } from '#shared/playbooks/office/quality-check.ts';
import { rollCall } from '#shared/playbooks/office/roll-call.ts';
import { serviceReport } from '#shared/playbooks/office/service-report.ts';
import { serviceShiftHandover } from '#shared/playbooks/office/service-shift-handover.ts';
import { serviceSupervision } from '#shared/playbooks/office/service-supervision.ts';
import { staffAssessment } from '#shared/playbooks/office/staff-assessment.ts';
import { staffOpinion } from '#shared/playbooks/office/staff-opinion.ts';
import { staffTraining } from '#shared/playbooks/office/staff-training.ts';
import { statisticsReport } from '#shared/playbooks/office/statistics-report.ts';
import { warehouseDay } from '#shared/playbooks/office/warehouse-day.ts';
import { workPlan } from '#shared/playbooks/office/work-plan.ts';
import { workSummary } from '#shared/playbooks/office/work-summary.ts';

export const officePlaybooks: readonly Playbook[] = [
  assessmentForms,
  basePay,
  bonus,
  customerSituationWeek,
  departmentMeeting,
  discipline,
  dutyLog,
  dutyRoster,
  knowledgeUpdate,
  operatingProcedure,
  qualityCheck,
  rollCall,
  serviceReport,
  serviceShiftHandover,
  serviceSupervision,
  staffAssessment,
  staffOpinion,
  staffTraining,
  statisticsReport,
  warehouseDay,
  workPlan,
  workSummary,
];

export const officeKinds: readonly Kind[] = [];

export const officeLedgers: readonly Ledger[] = [staffPay, smallStock];

export const officeGuides: readonly Guide[] = [officeConduct];
