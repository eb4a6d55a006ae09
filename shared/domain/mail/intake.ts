/** The playbook of what came by mail and belongs to no ticket, where the desk has set no other. */
export const MAIL_PLAYBOOK = 'inquiry';
