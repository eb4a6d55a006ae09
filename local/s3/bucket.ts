import { join } from 'node:path';
import * as z from 'zod';
import type { DeskClock } from '#local/clock.ts';
import { type Outbox, openOutbox } from '#local/outbox.ts';
import type { BucketDefinition, ObjectCreated } from './interface.ts';
import {
  type ObjectDraft,
  type ObjectFiles,
  openObjectFiles,
  type StoredVersion,
  sequencerOf,
} from './object-files.ts';

export interface Bucket {
  readonly definition: BucketDefinition;
  readonly files: ObjectFiles;
  readonly notifications: Outbox<ObjectCreated>;
  /** Stores the object and sends its notification off. */
  create(draft: ObjectDraft, eventName: ObjectCreated['eventName']): StoredVersion;
}

const objectCreatedSchema = z.object({
  eventName: z.enum(['ObjectCreated:Put', 'ObjectCreated:Post']),
  bucket: z.string(),
  key: z.string(),
  size: z.number(),
  eTag: z.string(),
  versionId: z.string().optional(),
  sequencer: z.string(),
  time: z.string(),
});

export function openBucket(dir: string, definition: BucketDefinition, clock: DeskClock): Bucket {
  const { name, versioned } = definition;
  const files = openObjectFiles(join(dir, name, 'objects'), definition, clock);
  const sequencers = new Set(files.all().map(sequencerOf));
  const notifications = openOutbox<ObjectCreated>({
    clock,
    file: join(dir, name, 'notifications.jsonl'),
    parse: (value) => objectCreatedSchema.parse(value),
    isDone: ({ sequencer }) => sequencers.has(sequencer),
  });
  return {
    definition,
    files,
    notifications,
    create: (draft, eventName) => {
      let send = () => {};
      const created = files.put(draft, (version) => {
        const event = {
          eventName,
          bucket: name,
          key: version.key,
          size: version.size,
          eTag: version.eTag,
          ...(versioned && { versionId: version.versionId }),
          sequencer: sequencerOf(version),
          time: new Date(version.lastModifiedMs).toISOString(),
        };
        send = notifications.announce([event]);
      });
      send();
      return created;
    },
  };
}
