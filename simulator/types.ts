/** The shapes of the Telegram Bot API 7.x that the simulator speaks: https://core.telegram.org/bots/api */

export interface User {
  id: number
  is_bot: boolean
  first_name: string
  last_name?: string
  username?: string
  language_code?: string
}

export interface Chat {
  id: number
  type: 'private' | 'group' | 'supergroup'
  title?: string
  first_name?: string
  last_name?: string
  username?: string
}

/** `offset` and `length` count UTF-16 code units. */
export interface MessageEntity {
  type: string
  offset: number
  length: number
  url?: string
  language?: string
  user?: { id: number }
  custom_emoji_id?: string
}

export interface FormattedText {
  text: string
  entities: MessageEntity[]
}

export interface PhotoSize {
  file_id: string
  file_unique_id: string
  file_size: number
  width: number
  height: number
}

export interface Document {
  file_id: string
  file_unique_id: string
  file_size: number
  file_name: string
  mime_type: string
}

export interface InlineKeyboardButton {
  text: string
  callback_data?: string
  url?: string
}

export interface InlineKeyboardMarkup {
  inline_keyboard: InlineKeyboardButton[][]
}

export interface Message {
  message_id: number
  from: User
  chat: Chat
  /** Seconds since 1970. */
  date: number
  edit_date?: number
  media_group_id?: string
  reply_to_message?: Message
  text?: string
  entities?: MessageEntity[]
  caption?: string
  caption_entities?: MessageEntity[]
  photo?: PhotoSize[]
  document?: Document
  reply_markup?: InlineKeyboardMarkup
}

export interface CallbackQuery {
  id: string
  from: User
  message: Message
  chat_instance: string
  data: string
}

export interface ChatMemberUpdated {
  chat: Chat
  from: User
  date: number
  old_chat_member: { status: string; user: User }
  new_chat_member: { status: string; user: User }
}

/** Exactly one of the optional fields is there. */
export interface Update {
  update_id: number
  message?: Message
  callback_query?: CallbackQuery
  my_chat_member?: ChatMemberUpdated
}
