/**
 * One sentence an event, for agents. The places are the event's own data with names put in:
 * `{who}` the actor, `{channel}` `{priority}` `{mail}` their names, `{team}` its title, `{assignee}` a person,
 * `{category}` `{confidence}` of a classification, `{limit}` the promise's title, `{score}` 1 to 5, `{reason}` text,
 * `{check}` the code of a check that held a mail back, `{number}` a business number, or that of another ticket, `{signal}` a webhook's name,
 * `{ledger}` `{account}` of a ledger,
 * `{field}` `{number}` of a document, `{step}` `{outcome}` `{act}` of a playbook, `{effect}` what it wanted done, `{playbook}` the title of another one.
 */
export type TimelineTexts = Readonly<
  Record<
    | 'ticket.opened'
    | 'ticket.classified'
    | 'ticket.assigned'
    | 'ticket.taken'
    | 'ticket.replied'
    | 'ticket.noted'
    | 'ticket.customer-wrote'
    | 'ticket.resolved'
    | 'ticket.reopened'
    | 'ticket.closed'
    | 'message.split-off'
    | 'ticket.split-from'
    | 'ticket.merged'
    | 'ticket.unmerged'
    | 'ticket.joined'
    | 'ticket.parted'
    | 'ticket.due-warned'
    | 'ticket.due-breached'
    | 'ticket.replanned'
    | 'ticket.survey-sent'
    | 'ticket.cc-changed'
    | 'ticket.survey-answered'
    | 'step.left'
    | 'step.entered'
    | 'step.passed-over'
    | 'step.agreed'
    | 'form.saved'
    | 'act.done'
    | 'child.opened'
    | 'child.refused'
    | 'campaign.opened'
    | 'campaign.stopped'
    | 'playbook.stopped'
    | 'number.given'
    | 'hand.wanted'
    | 'hand.done'
    | 'signal.heard'
    | 'ledger.out-of-bounds'
    | 'document.made'
    | 'effect.failed'
    | 'mail.failed'
    | 'mail.held'
    | 'mail.released'
    | 'mail.unknown',
    string
  >
>;
