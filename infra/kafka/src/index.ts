export { kafkaAvailable } from './available.ts';
export { type Broker, type BrokerOptions, startBroker } from './broker.ts';
export { createTopic, type TopicDefinition, topics } from './topics.ts';
export { connectKafka } from './connect.ts';
