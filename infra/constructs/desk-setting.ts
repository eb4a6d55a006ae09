import type { Bundles } from '#infra/bundle.ts';
import type { AlarmBoard } from '#infra/constructs/alarm-board.ts';
import type { Stage } from '#infra/stages.ts';

/** What every construct of a stage is built from. */
export interface DeskSetting {
  readonly stage: Stage;
  readonly alarms: AlarmBoard;
  readonly bundles: Bundles;
}
