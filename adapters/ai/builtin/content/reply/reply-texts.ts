import type { Language } from '../../../../../workflows/carousel/content.ts'
import type { Intent } from './intents.ts'

interface ReplyTexts {
  hello: string
  wants: Record<Intent, string>
  opening: Record<Intent, string>
  withoutFacts: Record<Intent, string>
  closing: Record<Intent, string>
  check: Record<Intent, string>
  checkAlways: string
  quote(question: string): string
}

export const replyTexts: Record<Language, ReplyTexts> = {
  ru: {
    hello: 'Здравствуйте!',
    quote: (question) => `«${question}»`,
    wants: {
      complaint: 'клиент недоволен',
      refund: 'просит возврат или обмен',
      delivery: 'спрашивает о доставке',
      price: 'спрашивает о цене',
      availability: 'спрашивает, есть ли в наличии',
      booking: 'хочет записаться',
      thanks: 'благодарит',
      question: 'задаёт вопрос',
      other: 'пишет без прямого вопроса',
    },
    opening: {
      complaint: 'Нам очень жаль, что так вышло. Спасибо, что написали прямо: разберёмся.',
      refund: 'Спасибо, что написали. Понимаем, что вы хотите вернуть или обменять покупку.',
      delivery: 'Спасибо за вопрос о доставке.',
      price: 'Спасибо за интерес! Отвечаем о стоимости.',
      availability: 'Спасибо за вопрос о наличии.',
      booking: 'Рады, что вы хотите к нам записаться.',
      thanks: 'Большое спасибо за тёплые слова! Передадим всей команде.',
      question: 'Спасибо за вопрос.',
      other: 'Спасибо за сообщение!',
    },
    withoutFacts: {
      complaint:
        'Пришлите, пожалуйста, номер заказа и фото, если есть: так мы быстрее поймём, что случилось.',
      refund:
        'Пришлите, пожалуйста, номер заказа и пару слов о причине: проверим, что можно сделать, и ответим.',
      delivery: 'Подскажите, пожалуйста, номер заказа или адрес: уточним и напишем вам.',
      price:
        'Подскажите, пожалуйста, что именно и в каком количестве вас интересует: уточним стоимость и напишем.',
      availability: 'Подскажите, пожалуйста, какой вариант вам нужен: проверим наличие и ответим.',
      booking: 'Какой день и какое время вам удобны? Проверим и подтвердим.',
      thanks: '',
      question: 'Уточним и обязательно вам ответим.',
      other: 'Расскажите, пожалуйста, чем мы можем помочь.',
    },
    closing: {
      complaint: 'Мы на связи и доведём это до конца.',
      refund: 'Мы на связи.',
      delivery: 'Если остались вопросы, пишите.',
      price: 'Если нужно подобрать вариант, поможем.',
      availability: 'Если нужно что-то похожее, подскажем.',
      booking: 'До встречи!',
      thanks: 'Будем рады видеть вас снова.',
      question: 'Если есть ещё вопросы, пишите.',
      other: 'Мы на связи.',
    },
    check: {
      complaint: 'Что случилось с этим заказом и кто за него отвечает',
      refund: 'Условия возврата именно для этого товара',
      delivery: 'Где заказ сейчас и какой срок можно назвать',
      price: 'Точную цену и что в неё входит',
      availability: 'Наличие нужного варианта',
      booking: 'Свободное время в расписании',
      thanks: '',
      question: 'Точный ответ на вопрос клиента',
      other: 'Чего ждёт клиент',
    },
    checkAlways: 'Имя клиента и обращение: в шаблоне их нет',
  },
  en: {
    hello: 'Hello!',
    quote: (question) => `“${question}”`,
    wants: {
      complaint: 'the customer is unhappy',
      refund: 'they ask for a refund or an exchange',
      delivery: 'they ask about delivery',
      price: 'they ask about the price',
      availability: 'they ask whether it is in stock',
      booking: 'they want to book',
      thanks: 'they say thank you',
      question: 'they ask a question',
      other: 'they write without a direct question',
    },
    opening: {
      complaint:
        'We are very sorry about this. Thank you for telling us plainly: we will look into it.',
      refund:
        'Thank you for writing. We understand that you would like to return or exchange your purchase.',
      delivery: 'Thank you for asking about the delivery.',
      price: 'Thank you for your interest! Here is what we can say about the price.',
      availability: 'Thank you for asking what we have.',
      booking: 'We are glad that you would like to book with us.',
      thanks: 'Thank you so much for your kind words! We will pass them on to the whole team.',
      question: 'Thank you for your question.',
      other: 'Thank you for your message!',
    },
    withoutFacts: {
      complaint:
        'Please send us your order number, and a photo if you have one, so that we can see what happened.',
      refund:
        'Please send us your order number and a few words about the reason: we will check what can be done and reply.',
      delivery: 'Could you send us your order number or address? We will check and write to you.',
      price:
        'Could you tell us what exactly you are interested in, and how many? We will check the price and write to you.',
      availability: 'Could you tell us which version you need? We will check and reply.',
      booking: 'Which day and time would suit you? We will check and confirm.',
      thanks: '',
      question: 'We will find out and reply to you.',
      other: 'Please tell us how we can help.',
    },
    closing: {
      complaint: 'We are here, and we will see this through.',
      refund: 'We are here if you need us.',
      delivery: 'If you have more questions, just write.',
      price: 'If you would like help choosing, we are here.',
      availability: 'If you need something similar, we will gladly help.',
      booking: 'See you soon!',
      thanks: 'We look forward to seeing you again.',
      question: 'If you have more questions, just write.',
      other: 'We are here if you need us.',
    },
    check: {
      complaint: 'What happened to this order, and who looks after it',
      refund: 'The conditions of a return for this very product',
      delivery: 'Where the order is now, and which date can be named',
      price: 'The exact price and what it includes',
      availability: 'Whether the right version is in stock',
      booking: 'Which times are free',
      thanks: '',
      question: 'The exact answer to the customer’s question',
      other: 'What the customer expects',
    },
    checkAlways: 'The customer’s name: the template does not have it',
  },
}
