import type { DemoRequest } from './request.ts';

/** A day of requests in English. Everybody in it is invented. */
export const ENGLISH: readonly DemoRequest[] = [
  {
    door: 'form',
    name: 'Grace Bennett',
    subject: 'Dishwasher leaks at the door',
    message:
      'Since Sunday my D45 dishwasher leaves a puddle on the kitchen floor after every wash. I live in Leeds and work from home, so any day suits me.',
    replies: [
      'Dear Ms Bennett, this is usually the door seal. Our technician can come on Thursday between nine and twelve, free of charge.',
    ],
    adds: 'Thursday is fine. Please ring the bell twice.',
    resolved: true,
    vote: { score: 5, comment: 'Fixed in half an hour, and the floor was wiped too.' },
  },
  {
    door: 'mail',
    name: 'Daniel Okafor',
    subject: 'Charged twice for order 88213',
    message:
      'My card was charged twice for order 88213, once on the 3rd and once on the 4th. Please refund the second payment. I attached nothing because I do not want to send my statement around.',
    replies: [
      'Dear Mr Okafor, you are right: the payment ran twice. The second one was refunded today and will show within three working days.',
    ],
    resolved: true,
    vote: { score: 4, comment: 'Quick, but it should not happen at all.' },
  },
  {
    door: 'form',
    name: 'Hannah Schmidt',
    subject: 'Which filter fits the AP-200?',
    message:
      'I bought an AP-200 air purifier in Hamburg last year and cannot find the right filter in your shop. Is it the F2 or the F2 plus?',
    replies: ['Both fit. The F2 plus also holds back smells and lasts two months longer.'],
    resolved: true,
  },
  {
    door: 'mail',
    name: 'Marco Rinaldi',
    subject: 'Third visit and the oven is still broken',
    message:
      'This is ridiculous. Three technicians in three weeks, three different stories, and my oven still does not heat. I took three days off work for this. I want a new oven or my money back, and I want an answer today.',
    note: 'Serial is under warranty until May. Exchange is justified; ask the supervisor.',
    replies: [
      'Dear Mr Rinaldi, I am sorry for three lost days. We exchange the oven; the carrier calls you today to agree on a time that suits you.',
    ],
    resolved: true,
    vote: {
      score: 1,
      comment: 'The exchange came, but nobody called before. I waited another whole day.',
    },
  },
  {
    door: 'form',
    name: 'Sophie Laurent',
    subject: 'Change of delivery date',
    message:
      'I am away next week. Could you deliver order 90127 to Lyon in the week after instead?',
    replies: ['Of course. Order 90127 now comes on Tuesday of the week after.'],
    resolved: true,
  },
  {
    door: 'form',
    name: 'Peter Novak',
    subject: 'App does not find my vacuum',
    message:
      'After the last update the app says that no device was found. The R9 is on the same network in Brno, the light is blue. I have already paired it twice.',
    adds: 'I forgot to say: the phone is an older Android 10.',
  },
  {
    door: 'mail',
    name: 'Aisha Rahman',
    subject: 'Invoice for our office in Dubai',
    message:
      'Good morning, we need an invoice with our tax number for the six purifiers that you delivered to our office. Could you send it before Thursday, please?',
  },
  {
    door: 'form',
    name: 'Liam Murphy',
    subject: 'Fridge hums all night',
    message:
      'The new fridge hums so loudly that we hear it in the bedroom. Is that normal for the BCD-320? We are in Cork and it has been here for six days.',
    replies: [
      'A low hum is normal, but you should not hear it two rooms away. Could you check that the transport bolts were removed?',
    ],
    adds: 'Two bolts were still in. It is quiet now, thank you!',
    resolved: true,
    vote: { score: 5, comment: 'Solved by one good question.' },
  },
  {
    door: 'form',
    name: 'Olivia Hughes',
    subject: 'Smoke from the toaster',
    message:
      'There was smoke and a smell of burnt plastic from the toaster this morning. I pulled the plug. This is dangerous, we have small children at home! What do I do with it?',
    note: 'Safety case. Ask for the batch number, inform quality.',
    replies: [
      'Please do not use it again. We collect it tomorrow in Bristol and send you a new one of another model at the same time.',
    ],
  },
  {
    door: 'mail',
    name: 'Jonas Weber',
    subject: 'Spare knob for the stove',
    message:
      'Hello, one of the four knobs of my stove broke when we moved to Graz. Can I buy a single one? The model is GS-4.',
  },
  {
    door: 'form',
    name: 'Maria Garcia',
    subject: 'Warranty after moving abroad',
    message:
      'I bought a washing machine in Valencia and move to Porto in June. Does the warranty move with me?',
    replies: [
      'Yes: our warranty holds in every country where we have a service partner, and Portugal is one of them.',
    ],
    resolved: true,
    vote: { score: 5, comment: '' },
  },
  {
    door: 'form',
    name: 'Tom Walsh',
    subject: 'Kettle has not arrived',
    message:
      'I ordered a kettle ten days ago and the tracking has not moved since the depot in Birmingham. Where is it?',
    phone: '+44 20 7946 0018',
  },
  {
    door: 'mail',
    name: 'Elena Petrova',
    subject: 'Return label does not print',
    message:
      'The link to the return label gives me an empty page. I tried it on two computers. The return is R-5521, from Sofia.',
    replies: [
      'I have made a new label and attached its link to your order page. Please try it once more.',
    ],
  },
  {
    door: 'form',
    name: 'Noah Johansson',
    subject: 'Quote for a hotel',
    message:
      'We renovate a hotel with 48 rooms in Malmo and need quiet minibars. Could somebody call me about prices and lead times?',
    phone: '+46 8 123 456 78',
  },
  {
    door: 'form',
    name: 'Chloe Martin',
    subject: 'Technician did not come',
    message:
      'The technician was announced for Monday between eight and ten and never came, nobody called, and your line was busy all morning. I am very disappointed.',
    replies: [
      'Dear Ms Martin, I apologise. The van broke down and we failed to tell you. Tomorrow at eight suits? The visit is on us.',
    ],
    adds: 'Tomorrow at eight is fine.',
  },
  {
    door: 'mail',
    name: 'Victor Santos',
    subject: 'Manual in Portuguese',
    message:
      'Good afternoon, the manual in the box is in six languages but not in mine. Is there a Portuguese one to download? Rice cooker RC-5, bought in Lisbon.',
    replies: ['Yes: it stands on the page of the RC-5 under downloads, second from the top.'],
    resolved: true,
  },
  {
    door: 'form',
    name: 'Emily Carter',
    subject: 'Delete my account',
    message:
      'I no longer use your shop. Please delete my account and everything that you know about me.',
  },
  {
    door: 'form',
    name: 'Lucas Meyer',
    subject: 'Dryer stops after ten minutes',
    message:
      'My dryer stops after ten minutes and shows F7. Filter and water tank are clean and empty. It is two and a half years old. Is a repair in Basel worth it?',
  },
  {
    door: 'mail',
    name: 'Ingrid Dahl',
    subject: 'Thank you',
    message:
      'I only wanted to say that your technician in Bergen was wonderful with my old mother. He even explained the timer to her twice. Please tell him.',
    replies: ['Thank you for telling us. He will hear it today, in front of everybody.'],
    resolved: true,
    vote: { score: 5, comment: 'Keep people like him.' },
  },
  {
    door: 'form',
    name: 'George Papadakis',
    subject: 'Coupon is refused',
    message:
      'The coupon SPRING10 from your letter is refused at the checkout as unknown, although it is valid until Sunday.',
  },
];
