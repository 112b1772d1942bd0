import type { Kafka } from 'kafkajs';

export interface TopicDefinition {
  name: string;
  partitions: number;
  retentionMilliseconds: number;
  maxMessageBytes: number;
}

/** Every topic there is. The number of partitions is that of the log, fixed when the database was created. */
export function topics(partitions: number): { events: TopicDefinition } {
  return {
    events: {
      name: 'attune.events',
      partitions,
      // The log keeps events for ever; the topic only has to bridge the time until every handler has seen them.
      retentionMilliseconds: 7 * 24 * 60 * 60 * 1000,
      maxMessageBytes: 1_048_588,
    },
  };
}

/** Makes a topic that is not there. Replicas are the brokers' own choice (`default.replication.factor`). */
export async function createTopic(kafka: Kafka, topic: TopicDefinition): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const existing = await admin.listTopics();
    if (!existing.includes(topic.name))
      await admin.createTopics({ topics: [asKafka(topic)], waitForLeaders: true });
    const { topics: described } = await admin.fetchTopicMetadata({ topics: [topic.name] });
    const partitions = described[0]?.partitions.length;
    if (partitions !== topic.partitions)
      throw new Error(
        `The topic ${topic.name} has ${partitions} partitions, the log has ${topic.partitions}. ` +
          'Another deployment uses these brokers, or the topic was made by hand: give each deployment its own prefix, or delete the topic (the log resends nothing that handlers have seen).',
      );
  } finally {
    await admin.disconnect();
  }
}

const asKafka = (topic: TopicDefinition) => ({
  topic: topic.name,
  numPartitions: topic.partitions,
  configEntries: [
    { name: 'retention.ms', value: String(topic.retentionMilliseconds) },
    { name: 'max.message.bytes', value: String(topic.maxMessageBytes) },
  ],
});
