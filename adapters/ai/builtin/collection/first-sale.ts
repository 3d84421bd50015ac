import { keywords } from './entry.ts'
import type { CollectionEntry } from './entry.ts'

export const firstSale: CollectionEntry = {
  id: 'first-sale',
  subject: keywords(`
    продаж* продать продавать клиент клиента клиентов клиенты покупател* sale sales sell selling
    client clients buyer*`),
  related: keywords(`
    перв* найти искать привлечь привлечен* сделать получить онлайн интернет* соцсет* инстаграм*
    instagram telegram телеграм* бизнес* малого малый услуг* товар* свое свои ручной handmade
    first find get make online social business small service* product* attract new`),
  drafts: {
    ru: {
      slides: [
        {
          kind: 'title',
          title: 'Как сделать первую продажу',
          subtitle: 'Когда нет ни рекламы, ни отзывов',
        },
        {
          kind: 'text',
          title: 'Первый клиент ближе, чем кажется',
          text: 'Обычно это не незнакомец из рекламы, а человек, который уже вам доверяет, или знакомый знакомого. Начните с тех, кому не нужно долго объяснять, кто вы.',
        },
        {
          kind: 'steps',
          title: 'С чего начать',
          steps: [
            {
              title: 'Выберите одно предложение',
              text: 'Один товар или одна услуга, понятная с первой фразы.',
            },
            { title: 'Назовите цену вслух', text: 'Человек должен знать, сколько это стоит.' },
            { title: 'Расскажите лично', text: 'Напишите тем, кому это правда может пригодиться.' },
            { title: 'Попросите познакомить', text: '«Кому из ваших друзей это было бы нужно?»' },
          ],
        },
        {
          kind: 'comparison',
          title: 'Как об этом говорить',
          left: {
            title: 'Про себя',
            points: ['«Мы динамичная команда»', '«Индивидуальный подход»', '«Пишите в директ»'],
          },
          right: {
            title: 'Про клиента',
            points: [
              'Какую задачу вы решаете',
              'Что он получит и когда',
              'Сколько стоит и как заказать',
            ],
          },
        },
        {
          kind: 'points',
          title: 'Что подготовить заранее',
          points: [
            'Честные фото при дневном свете',
            'Ответы на вопросы о сроках, доставке и возврате',
            'Удобный способ оплаты',
            'Короткое сообщение, которое не стыдно отправить другу',
          ],
        },
        {
          kind: 'text',
          title: 'Услышали «нет»?',
          text: 'Поблагодарите и спросите, чего не хватило. Отказ с причиной полезнее вежливого молчания: он подсказывает, что поправить в цене, описании или самом товаре.',
        },
        {
          kind: 'text',
          title: 'После покупки',
          text: 'Напишите через несколько дней: всё ли хорошо? Попросите отзыв и разрешение его показать. Довольный первый клиент приводит второго.',
        },
        {
          kind: 'call_to_action',
          title: 'Кому вы напишете сегодня?',
          text: 'Составьте список из людей, которым ваше предложение может помочь, и начните с верхней строки.',
          action: 'Сохраните и напишите первому',
        },
      ],
      caption:
        'Первая продажа начинается не с рекламы, а с разговора. Одно понятное предложение, названная цена и личное сообщение — листайте, внутри порядок действий.',
      hashtags: ['#перваяпродажа', '#малыйбизнес', '#продажи', '#клиенты', '#своёдело'],
    },
    en: {
      slides: [
        {
          kind: 'title',
          title: 'How to make your first sale',
          subtitle: 'With no ads and no reviews yet',
        },
        {
          kind: 'text',
          title: 'Your first client is closer than you think',
          text: 'Usually it is not a stranger from an ad but someone who already trusts you, or a friend of theirs. Start with the people who know who you are.',
        },
        {
          kind: 'steps',
          title: 'Where to begin',
          steps: [
            {
              title: 'Pick one offer',
              text: 'One product or service, clear from the first sentence.',
            },
            { title: 'Say the price', text: 'People should know what it costs.' },
            { title: 'Tell it in person', text: 'Write to those who may really need it.' },
            { title: 'Ask for an introduction', text: '“Who among your friends could use this?”' },
          ],
        },
        {
          kind: 'comparison',
          title: 'How to talk about it',
          left: {
            title: 'About yourself',
            points: [
              '“We are a dynamic team”',
              '“Individual approach”',
              '“Message us for details”',
            ],
          },
          right: {
            title: 'About the client',
            points: [
              'Which problem you solve',
              'What they get, and when',
              'What it costs and how to order',
            ],
          },
        },
        {
          kind: 'points',
          title: 'Prepare beforehand',
          points: [
            'Honest photos taken in daylight',
            'Answers about timing, delivery and returns',
            'A convenient way to pay',
            'A short message you would not be ashamed to send a friend',
          ],
        },
        {
          kind: 'text',
          title: 'Heard a no?',
          text: 'Say thank you and ask what was missing. A refusal with a reason is worth more than polite silence: it tells you what to change in the price, the description or the product.',
        },
        {
          kind: 'text',
          title: 'After the purchase',
          text: 'Write a few days later: is everything all right? Ask for a review and for leave to show it. A happy first client brings the second.',
        },
        {
          kind: 'call_to_action',
          title: 'Who will you write to today?',
          text: 'List the people your offer could help and begin with the first line.',
          action: 'Save it and write to the first',
        },
      ],
      caption:
        'A first sale starts with a conversation, not with an ad. One clear offer, a price said aloud and a personal message: swipe for the order of steps.',
      hashtags: ['#firstsale', '#smallbusiness', '#sales', '#clients', '#sellonline'],
    },
  },
}
