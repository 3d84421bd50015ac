import type { Chat, User } from '../types.ts'

const person = (id: number, name: Omit<User, 'id' | 'is_bot'>): User => ({
  id,
  is_bot: false,
  ...name,
})

/** The test people that every new simulator knows: each has a private chat of the same id. */
export const people: readonly User[] = [
  person(1, { first_name: 'Аня', last_name: 'Соколова', username: 'anya_s', language_code: 'ru' }),
  person(2, { first_name: 'Emma', last_name: 'Clarke', username: 'emmac', language_code: 'en' }),
  person(3, { first_name: 'Тимур', last_name: 'Ахметов', language_code: 'ru' }),
  person(4, { first_name: 'Lucas', username: 'lucas_bakes', language_code: 'en' }),
  person(5, { first_name: 'ליאת', last_name: 'כהן', language_code: 'he' }),
]

export const group: Chat = { id: -100, type: 'group', title: 'Команда · Team' }

export const firstPerson = people[0] ?? person(1, { first_name: 'Test' })

/** The private chat of a person. */
export function privateChat({ id, first_name, last_name, username }: User): Chat {
  return {
    id,
    first_name,
    ...(last_name && { last_name }),
    ...(username && { username }),
    type: 'private',
  }
}

/** A person for an id that nobody has described; their language is that of their first text. */
export function unknownPerson(id: number, text: string): User {
  const language = /\p{Script=Cyrillic}/u.test(text) ? 'ru' : 'en'
  const name = language === 'ru' ? 'Гость' : 'Guest'
  return person(id, { first_name: `${name} ${id}`, language_code: language })
}
