import type { Thought } from './thought.ts'

/** Of work, time and people. */
export const WORK_EN: readonly [Thought, ...Thought[]] = [
  [
    'What is half done takes as much room as what is not done.',
    'Five tasks that were begun hold your attention more than one hard one. Finish the smallest, and it gives back more strength than it took.',
    'Which task that you began could be finished in twenty minutes?',
  ],
  [
    'Delegating means giving away not the work but the right to do it another way.',
    'If everything is redone afterwards the way you like it, people learn to wait, not to think. Agree on the result and let go of the path.',
    'What do you still do yourself out of habit alone?',
  ],
  [
    'Rest is a part of production that no stock list shows.',
    'A tired craftsman saves an hour and spends a day on doing it again. A day off in the schedule is cheaper than a mistake in an order.',
    'When is your next day without work, and is it written down?',
  ],
  [
    'A mistake that was told stops repeating.',
    'A note of five lines, “here is what went wrong”, saves the next person. No need to look for the guilty: look for the place where it is easy to stumble.',
    'Which mistake of this month is worth writing down?',
  ],
  [
    'Habit is stronger than inspiration, because it also comes on Mondays.',
    'One post a week at the same hour outlives any mood. Begin with something so small that you do not mind repeating it.',
    'What could you do every week at the same time?',
  ],
  [
    'It is not time that is short but the decision what not to do.',
    'The list of things to do grows by itself; the list of refusals has to be written. Cross one thing out and see whether anybody notices.',
    'What will you stop doing this week?',
  ],
  [
    'A first version is there so that there is something to mend.',
    'A blank sheet gives no hints; a clumsy draft gives ten. Show it to somebody who will not be too polite.',
    'What are you putting off because it has to be good at once?',
  ],
  [
    'A team hears not slogans but what you say thank you for.',
    'Praise a question to a customer, and there will be more questions. Praise only speed, and there will be less of all the rest.',
    'What did you last say thank you for, aloud?',
  ],
  [
    'Fear often tells the truth about the direction and lies about the size.',
    'The unpleasant call takes four minutes, and we put it off for four days. Count what the waiting costs.',
    'Which call are you putting off?',
  ],
  [
    'A figure without a decision is noise.',
    'A report after which nothing changes need not be made. Choose three numbers and write beside them what you will do if they fall.',
    'Which figure really changes what you do?',
  ],
  [
    'Small order saves big nerves.',
    'Keys in one place, dates in file names, contracts in one folder: dull and calm. Five minutes in the evening are cheaper than half an hour in the morning.',
    'What do you search for most often?',
  ],
  [
    'Compare yourself with last month rather than with somebody’s feed.',
    'Other people’s feeds have no failed Tuesdays. Your own yesterday is the only fair rival.',
    'What do you do better than half a year ago?',
  ],
  [
    'Learn from those who walked your stretch of road not long ago.',
    'Great success is far away and remembers other turns. The neighbour who opened a year earlier knows which door sticks.',
    'Who is exactly one step ahead of you?',
  ],
  [
    'A meeting without a decision is a gathering, and better held over lunch.',
    'If at the end nobody can say what, who and when, the time went into agreeing to be together. One closing line changes that.',
    'How did your last talk about work end?',
  ],
  [
    'Pace beats a sprint: a business runs long distance.',
    'A week of heroics usually ends in a week of silence. An even step is dull, but you can plan with it.',
    'Which pace could you keep for a whole year?',
  ],
  [
    'When you hire, choose not the story but the trial day.',
    'A CV shows the past; a day at work shows the attitude. Give a small real task, and pay for it.',
    'Which task would show you a person better than a talk?',
  ],
  [
    'A tool pays off not on the day you buy it but on the day it is a habit.',
    'New software does not help until people work in it. First master what is paid for already.',
    'Which tool did you buy and hardly open?',
  ],
  [
    'A clear “I do not know yet” is worth more than a confident “probably”.',
    'Honest not-knowing is followed by a question, an invented answer by doing it again. People forgive a pause but not confusion.',
    'Where should you admit that there is no answer yet?',
  ],
  [
    'The morning decides who runs the day: you or the inbox.',
    'Open the mail first, and the day follows somebody else’s list. Half an hour for one important thing of your own changes that.',
    'What will you do tomorrow before you open your messages?',
  ],
  [
    'A hard decision gets easier once it has a date.',
    'A question without a deadline takes a little of your head every day. Set a day, gather the facts for it, and let go until then.',
    'Which question deserves a date?',
  ],
  [
    'Openness is cheaper than explanations.',
    'When customers see which stage their order is at, they do not call to ask. Three statuses instead of silence set the phone free.',
    'What could you show instead of explaining?',
  ],
  [
    'A small business wins by how fast it answers.',
    'A big company passes the question around; you answer in ten minutes. This advantage needs no budget.',
    'How fast do you answer in your busiest hour?',
  ],
  [
    'What was done twice deserves a template.',
    'The letter that you write for the third time is ready: it only has to be saved. A template is not cold when its first line is personal.',
    'Which text do you type anew every time?',
  ],
  [
    'A margin of safety is invisible until it is needed.',
    'A second supplier, a free day in the schedule, money for a month seem too much. Until the first call of “we cannot deliver”.',
    'What of yours hangs on one person or one supplier?',
  ],
  [
    'Curiosity is the cheapest research.',
    'To ask why somebody did not choose you is awkward, but that answer cannot be bought. Three such talks change more than a report.',
    'Whom of those who left could you ask?',
  ],
  [
    'A rule that cannot be explained to a newcomer is due for a change.',
    '“We have always done it so” is the trace of somebody’s old reason. A new person sees first that the reason is gone.',
    'Which rule of yours can you no longer explain?',
  ],
  [
    'Today’s draft of constancy is tomorrow’s reputation.',
    'Nobody remembers a single good answer; they remember that you always answer. Reputation is made of deeds that are boringly alike.',
    'What do you do equally well every time?',
  ],
  [
    'The pause before an answer is part of the answer.',
    'A sharp message asks for a sharp reply; ten minutes of silence ask for a solution. First the facts, then the tone, and only then the button.',
    'Which message is worth rereading today before you send it?',
  ],
  [
    'A place that is awkward for you to work in is awkward for your customers too.',
    'The narrow desk, the dark corner, the tangled site are seen from both sides. Mending it for yourself, you mend it for them.',
    'Which nuisance did you stop noticing long ago?',
  ],
  [
    'A business needs not a perfect owner but one who comes back.',
    'A missed week settles nothing if you open the door again after it. Persistence is beginning once more without drama.',
    'What that you put off will you return to today?',
  ],
]
