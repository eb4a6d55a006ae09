import type { MoveTask } from './world.ts';

export const moveTaskHandle = ({ sourceArn, startedAtMs }: MoveTask): string =>
  Buffer.from(JSON.stringify({ sourceArn, startedAtMs })).toString('base64');
