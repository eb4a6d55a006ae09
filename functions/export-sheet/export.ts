import { asked } from '#functions/agent-api/endpoint.ts';
import { exportAnswer } from '#functions/export-sheet/export-answer.ts';
import type { Endpoint } from '#functions/runtime/http-api.ts';
import { refused } from '#functions/runtime/problem.ts';
import { exportQuery, exportRegisterQuery } from '#shared/contracts/import-api.ts';
import { type ExportRecordsPorts, exportRecords } from '#shared/usecases/export/export-records.ts';
import {
  type ExportRegisterPorts,
  exportRegister,
} from '#shared/usecases/export/export-register.ts';

/** GET /v1/kinds/{kind}/export */
export const recordsEndpoint = (ports: ExportRecordsPorts): Endpoint =>
  asked(exportQuery, async (query, person, event) => {
    const kind = event.pathParameters?.['kind'] ?? '';
    const outcome = await exportRecords(ports, person, { ...query, kind });
    if (!outcome.ok) return refused(outcome.refusal);
    const { exported, leftOut } = outcome.value;
    return exportAnswer(exported, { 'huiyin-left-out': String(leftOut) });
  });

/** GET /v1/registers/{playbook}/{register}/export */
export const registerExportEndpoint = (ports: ExportRegisterPorts): Endpoint =>
  asked(exportRegisterQuery, async (query, person, event) => {
    const { playbook = '', register = '' } = event.pathParameters ?? {};
    const outcome = await exportRegister(ports, person, { ...query, playbook, register });
    if (!outcome.ok) return refused(outcome.refusal);
    const { exported, leftOut } = outcome.value;
    return exportAnswer(exported, { 'huiyin-left-out': String(leftOut) });
  });
