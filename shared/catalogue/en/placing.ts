import type { PlacingTexts } from '#shared/catalogue/placing-texts.ts';

export const placingEn: PlacingTexts = {
  reasons: {
    'reply-address': 'It came to the ticket’s signed address, from the person it was made for.',
    reference: 'It answers a mail of this ticket, and its sender takes part in it.',
    'first-contact': 'Nothing in it leads to an earlier ticket.',
    'sender.stranger': 'It answers an earlier ticket, but its sender takes no part in that.',
    'sender.other-participant':
      'It came to a signed address that was made for another person on the earlier ticket.',
    'sender.unproven':
      'It answers an earlier ticket, but the sender’s domain does not vouch for it.',
    'sender.denied': 'The domain it claims to come from denies it: be careful.',
    'ticket.closed-too-long': 'The ticket it answers is done and is not opened again.',
    'forwarded.by-colleague':
      'A colleague has handed it on. Who wrote it is what the forwarded mail says.',
  },
  split: {
    merged: 'The ticket goes on as another one. Please undo the merging first.',
    protected: 'Only some may read this ticket, and a new one would stand before everybody.',
    'not-the-customers': 'Only what a customer wrote can be split off.',
    'first-words': 'These are the first words of the ticket: without them there would be none.',
    'too-many': 'These are too many messages or files at once. Please split off fewer.',
  },
  merge: {
    itself: 'A ticket cannot be merged into itself.',
    'other-customer': 'The tickets belong to different customers.',
    done: 'The ticket is resolved, closed or merged already.',
    'target-done': 'The other ticket is resolved, closed or merged. Please reopen it first.',
    'steps-taken': 'Steps have been taken on this ticket that would be lost.',
    'too-many': 'No more tickets can go on as the other one.',
    'not-merged': 'The ticket is not merged.',
    'too-late': 'The merging is more than 30 days old.',
    'target-merged': 'The other ticket has been merged itself. Please undo that first.',
  },
  acts: {
    split: 'Not this ticket: split a message off',
    merge: 'Merge into another ticket',
    unmerge: 'Undo the merging',
  },
};
