/** The endpoints of registers. */
import { callerOf } from '#functions/agent-api/caller.ts';
import { asked } from '#functions/agent-api/endpoint.ts';
import { type Endpoint, json } from '#functions/runtime/http-api.ts';
import { refused } from '#functions/runtime/problem.ts';
import { registerQuery, registersView, registerView } from '#shared/contracts/figures.ts';
import {
  type KeptRegister,
  listRegisters,
  type RegisterPorts,
  readRegister,
} from '#shared/usecases/read-registers.ts';

const headOf = ({ playbook, name, register }: KeptRegister) => ({
  playbook: playbook.id,
  register: name,
  title: register.title,
});

/** GET /v1/registers */
export const registersEndpoint =
  (ports: RegisterPorts): Endpoint =>
  async (event) => {
    const kept = await listRegisters(ports, callerOf(event));
    const items = kept.map((one) => ({ ...headOf(one), columns: one.register.columns }));
    return json(200, registersView.parse({ items }));
  };

/** GET /v1/registers/{playbook}/{register} */
export const registerEndpoint = (ports: RegisterPorts): Endpoint =>
  asked(registerQuery, async (query, person, event) => {
    const { playbook = '', register = '' } = event.pathParameters ?? {};
    const outcome = await readRegister(ports, person, { ...query, playbook, register });
    if (!outcome.ok) return refused(outcome.refusal);
    const { kept, table, next } = outcome.value;
    const view = { ...headOf(kept), ...table, ...(next === undefined ? {} : { next }) };
    return json(200, registerView.parse(view));
  });
