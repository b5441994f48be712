package io.loyaltystreams.stream;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * One bound for the memory of all stores of a process, whatever their number: left alone, each of the stores takes up to 100 MB
 * for itself, and there is one per store and partition. What is written and not on disk, the blocks that were read and their
 * indexes all count against the same cache.
 */
public final class StoreMemory implements RocksDBConfigSetter {

    static final String MEBIBYTES = "loyalty.state.memory.mib";

    private static final long BYTES_IN_MIB = 1024L * 1024;

    /** Most of the memory is for reading; what is written goes to disk soon anyway. */
    private static final long PART_FOR_WRITES = 4;

    private static final long LARGEST_WRITE_BUFFER = 8 * BYTES_IN_MIB;
    private static final Map<Long, Shared> BY_SIZE = new ConcurrentHashMap<>();

    /** Lives as long as the process: stores come and go with their partitions. */
    private record Shared(Cache cache, WriteBufferManager writeBuffers) {

        static Shared of(long bytes) {
            var cache = new LRUCache(bytes);
            return new Shared(cache, new WriteBufferManager(bytes / PART_FOR_WRITES, cache));
        }
    }

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        long bytes = BYTES_IN_MIB * (Integer) configs.get(MEBIBYTES);
        var shared = BY_SIZE.computeIfAbsent(bytes, Shared::of);
        var tables = (BlockBasedTableConfig) options.tableFormatConfig();
        tables.setBlockCache(shared.cache());
        tables.setCacheIndexAndFilterBlocks(true);
        tables.setCacheIndexAndFilterBlocksWithHighPriority(true);
        tables.setPinTopLevelIndexAndFilter(true);
        options.setTableFormatConfig(tables);
        options.setWriteBufferManager(shared.writeBuffers());
        options.setWriteBufferSize(Math.min(LARGEST_WRITE_BUFFER, bytes / PART_FOR_WRITES));
    }

    @Override
    public void close(String storeName, Options options) {
        // the cache and the write buffers belong to all stores
    }
}
