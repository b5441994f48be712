// Feeds orders and reads member-balances with clients that share no code with the service.
// Usage: node foreign-client.cjs BROKERS REGISTRY-URL ORDER-SCHEMA-FILE NUMBER-OF-ORDERS
// Prints the points that it calculated and those that it read as JSON; ends with 1 when they differ.
"use strict";

const { readFileSync } = require("node:fs");
const { Kafka, logLevel } = require("kafkajs");
const { SchemaRegistry, SchemaType } = require("@kafkajs/confluent-schema-registry");

const [brokers, registryUrl, schemaFile, count] = process.argv.slice(2);
const PATIENCE = 60_000;
const CALM = 2_000; // long enough for a record that would be one too many

const kafka = new Kafka({ clientId: "foreign-client", brokers: [brokers], logLevel: logLevel.ERROR });
const registry = new SchemaRegistry({ host: registryUrl });

// Web orders in EUR earn one point for each full euro, gift cards nothing: the rule of the demo's program.
function order(number) {
  const amount = 1_050 + 137 * number; // cents
  return {
    points: Math.floor(amount / 100),
    value: {
      eventId: `js-event-${number}`,
      orderId: `js-order-${number}`,
      channel: "web",
      shopId: null,
      placedAt: Date.now(),
      currency: "EUR",
      memberRefs: [{ kind: "customer-id", value: `js-${number % 7}` }],
      lines: [
        { lineId: "1", sku: "tea", category: "grocery", quantity: 1, amount, taxAmount: 0 },
        { lineId: "2", sku: "card", category: "gift-card", quantity: 1, amount: 2_500, taxAmount: 0 },
      ],
      shippingAmount: 0,
      paidWithPointsAmount: 0,
      couponCodes: [],
      attributes: { till: "javascript" },
    },
  };
}

async function send(orders) {
  const { id } = await registry.register(
    { type: SchemaType.AVRO, schema: readFileSync(schemaFile, "utf8") },
    { subject: "orders-value" },
  );
  const messages = await Promise.all(
    orders.map(async ({ value }) => ({ key: value.orderId, value: await registry.encode(id, value) })),
  );
  const producer = kafka.producer();
  await producer.connect();
  await producer.send({ topic: "orders", messages });
  await producer.disconnect();
}

const sum = (balances) => [...balances.values()].reduce((points, each) => points + each, 0);
const pause = (time) => new Promise((resume) => setTimeout(resume, time));

async function read(expected) {
  const balances = new Map();
  const consumer = kafka.consumer({ groupId: "foreign-client" });
  await consumer.connect();
  await consumer.subscribe({ topic: "member-balances", fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ message }) => {
      const balance = await registry.decode(message.value);
      balances.set(message.key.toString(), Number(balance.available) + Number(balance.pending));
    },
  });
  for (const end = Date.now() + PATIENCE; sum(balances) !== expected && Date.now() < end; ) {
    await pause(100);
  }
  await pause(CALM);
  await consumer.disconnect();
  return balances;
}

async function main() {
  const orders = Array.from({ length: Number(count) }, (_, number) => order(number));
  const calculated = orders.reduce((points, each) => points + each.points, 0);
  await send(orders);
  const balances = await read(calculated);
  console.log(JSON.stringify({ calculated, read: sum(balances), members: balances.size }));
  process.exit(sum(balances) === calculated ? 0 : 1);
}

main().catch((problem) => {
  console.error(problem);
  process.exit(1);
});
