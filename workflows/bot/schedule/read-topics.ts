import type { Language } from '../../carousel/content.ts'
import { scheduleInput, TOPICS_LIMIT } from '../../schedules/schedule-input.ts'
import { scheduleTexts } from './texts.ts'

const TOPIC_LIMIT = 300

/** Topics that somebody wrote, one per line, with or without numbers and dashes before them. */
export function readTopics(
  text: string,
  language: Language,
): { topics: string[] } | { problem: string } {
  const t = scheduleTexts[language]
  const topics = text
    .split('\n')
    .map((line) => line.replace(/^\s*(?:\d+[.)]|[-–—•*])\s+/u, '').trim())
    .filter((line) => line !== '')
  if (topics.length > TOPICS_LIMIT) return { problem: t.tooManyTopics(TOPICS_LIMIT) }
  if (topics.some((topic) => topic.length > TOPIC_LIMIT)) {
    return { problem: t.topicTooLong(TOPIC_LIMIT) }
  }
  const isGood = topics.length > 0 && scheduleInput.shape.topics.safeParse(topics).success
  return isGood ? { topics } : { problem: t.topicsNeeded }
}
