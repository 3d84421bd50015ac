import type { Thought } from './thought.ts'

/** Of customers, prices and money. */
export const CUSTOMERS_EN: readonly [Thought, ...Thought[]] = [
  [
    'The first customer is worth more than the hundredth plan.',
    'A plan explains why people should buy; a customer shows why one did. After a single real sale half of the questions are gone, and the other half are sharper.',
    'To whom could you offer it today, before everything is ready?',
  ],
  [
    'A price is a sentence too: it says how far you trust your own work.',
    'A price that is too low does not always attract; it makes people look for the catch. Explaining what is in your price often helps more than cutting it.',
    'Can you say in three sentences what your price is made of?',
  ],
  [
    'Customers remember not the promise but the gap between promise and deed.',
    'Promise Friday and deliver on Thursday, and they smile. Promise Wednesday and deliver on Thursday, and they frown, for the same work.',
    'Which date did you name too boldly of late?',
  ],
  [
    'A complaint is advice that you did not pay for.',
    'Most unhappy people leave in silence. The one who wrote spent time to show you the weak spot before the others found it.',
    'Which complaint came more than once this month?',
  ],
  [
    'It is easier to sell to people whom you can hear.',
    'People say what matters to them if nobody interrupts. In a café you hear it at the till, in a workshop in the very first message.',
    'What do people ask you before they ask about the price?',
  ],
  [
    'A regular is quieter than a newcomer and pays for longer.',
    'We prepare an offer for the newcomer and forget to thank the regular. One personal message to somebody who has not been in for a while can do more than an advert.',
    'Which regular have you not written to for long?',
  ],
  [
    'Money in the account is a mood; money in a plan is a decision.',
    'While the balance is high all seems well, until rent and taxes arrive. A simple table for the next eight weeks calms better than any balance.',
    'Will your money last six weeks if nothing changes?',
  ],
  [
    'A discount buys the deal, not the customer.',
    'Whoever came for the discount will leave for the next one. Whoever came for comfort or taste returns without it.',
    'What, besides the price, brings people back to you?',
  ],
  [
    'A good no protects two good yeses.',
    'An order outside your craft takes time from those for whom you began. A polite refusal, with a hint where to go instead, is remembered too.',
    'Which order should you have declined?',
  ],
  [
    'Do not wait for reviews: make them easy.',
    'People do not grudge kind words; they grudge the time, and feel shy to begin. One question works better than “please leave a review”.',
    'Which one question will you ask today’s customer?',
  ],
  [
    'If the product is hard to explain, do not simplify the advert first.',
    'When the story needs a paragraph, the buyer needs a week. Sometimes dropping one option of three makes the choice easy.',
    'What could you leave out of your offer without anybody noticing?',
  ],
  [
    'Trust is saved in coins and spent in notes.',
    'An answer in time, an honest size in the photo, a receipt without being asked are coins in the jar. One broken promise takes out a handful.',
    'Which small thing can you do flawlessly today?',
  ],
  [
    'Customers do not see your effort; they see the result on their table.',
    'We are proud of a sleepless night, and they open a box. So the last five minutes, the wrapping and the note, matter more than it seems.',
    'How does your order look at the moment when it is opened?',
  ],
  [
    'Other people’s queues are the cheapest school.',
    'Look where people wait, and ask what they are really waiting for. A queue shows demand more honestly than a survey.',
    'Where near you is there a queue, and why?',
  ],
  [
    'There is no such person as the average customer.',
    'The average bill is made of those who take one coffee and those who take coffee for the office. They need different things and different words.',
    'Which two groups hide behind your averages?',
  ],
  [
    'An invoice sent at once is paid sooner.',
    'While the joy of the work is fresh, paying is easy. Two weeks later the same invoice feels like somebody else’s wish.',
    'Is there work for which you have not asked to be paid yet?',
  ],
  [
    'One clear shop window beats ten things in a row.',
    'The eye rests where somebody has already chosen. Pick one thing and tell its story; people will find the rest.',
    'What would you show if there were room for one thing only?',
  ],
  [
    'Not all growth is the business growing: sometimes only the tiredness grows.',
    'More orders at the same profit are a signal, not a victory. Work out what is left of one order after all its costs.',
    'Which of your orders really leaves you the least?',
  ],
  [
    'Silence after a purchase is a service too, only a bad one.',
    'People have paid and do not know what comes next. One line, “got it, making it, will write”, removes the worry and the extra calls.',
    'What does a customer hear from you in the first hour after paying?',
  ],
  [
    'A neighbour can bring more than an advert for the whole city.',
    'A florist and a pastry shop meet the same people. Swapping cards on the counter costs nothing, and both understand why.',
    'Who near you has the same customers?',
  ],
  [
    'Selling begins where describing yourself ends.',
    '“We make” interests us; “you need not” interests them. Turn three sentences around, and your site begins to talk to its guest.',
    'Which of your sentences begins with “we” and could begin with “you”?',
  ],
  [
    'Better a small reserve than a big apology.',
    'Running out on a Saturday evening costs more than a spare box in the back. Know the three things without which the day does not work.',
    'Which three things must never run out?',
  ],
  [
    'Every customer’s question is a line that your description lacks.',
    'If three people asked, thirty did not ask and left. It is better to write the answer once than to say it a hundred times.',
    'Which question did you answer yesterday, not for the first time?',
  ],
  [
    'A deposit is not distrust but shared responsibility.',
    'When both sides have put something in, both come on time. Name the condition calmly in advance, and there is nothing to argue about.',
    'Where does shyness keep you from asking for a deposit?',
  ],
  [
    'The new is sold to the curious; the rest buy what is proven.',
    'Tell the first ten plainly: this is new, and your opinion matters. Show the others what those ten said.',
    'Who are your ten curious people?',
  ],
  [
    'The season comes by the calendar and still takes us by surprise.',
    'Whoever prepares autumn in July is selling in September. One evening with a calendar saves a month of rush.',
    'For which day should you begin to prepare now?',
  ],
  [
    'The easier it is to pay, the less time there is to think again.',
    'Sometimes the sale is lost not on the price but on the third field of a form. Walk the buyer’s path on your own phone and count the steps.',
    'How many steps lead from the wish to the payment?',
  ],
  [
    'A business has a voice, and it had better be one.',
    'You joke in the feed and answer like an office, and people wonder whom they are talking to. Three rules of tone are enough to be recognised.',
    'Which three words describe how your business sounds?',
  ],
  [
    'A recommendation begins with being easy to retell.',
    'People share what fits into one sentence. If yours is longer, they will retell it their own way, or say nothing.',
    'What is the one sentence with which people would recommend you?',
  ],
  [
    'Care is seen best where nobody expects it.',
    'A chair for whoever waits, a charger at the window, a spare button in the bag cost little. People tell of them more often than of the product itself.',
    'Which unexpected small thing could you add?',
  ],
]
