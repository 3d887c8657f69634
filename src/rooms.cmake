# The floor plan. A room may use only rooms written above it, so circles cannot be drawn.

# foundation: plumbing, knows no childcare
room(base      NEEDS ICU::uc ICU::i18n fmt::fmt tomlplusplus::tomlplusplus)
room(db        USES base                     NEEDS SQLite::SQLite3 PostgreSQL::PostgreSQL)
room(texts     USES base)
room(words     USES base                     NEEDS PkgConfig::mecab)         # 日本語: words, readings, spellings, synonyms
room(html      USES base texts               NEEDS PkgConfig::md4c)
room(schedule  USES base)                    # 祝日・営業時間・繰り返し: when is it open, when does it take place
room(openings  USES base schedule)           # 営業時間を読む: what cities write about opening hours
room(tables    USES base                     NEEDS PkgConfig::libzip pugixml::pugixml)   # CSV, TSV, XLSX
room(shapes    USES tables)                  # Shapefile → GeoJSON
room(city      USES base texts schedule)     # one city's settings
room(http      USES base                     NEEDS ZLIB::ZLIB PkgConfig::libbrotlienc)       # the protocol: heads, chunks, compression, conditions
room(web       USES base db html texts city http NEEDS OpenSSL::Crypto)                      # requests, pages, the page cache
room(net       USES web                      NEEDS Boost::headers Boost::json OpenSSL::Crypto Threads::Threads)  # HTTP on sockets
room(audit     USES base db                  NEEDS fmt::fmt OpenSSL::Crypto)                # 監査記録: an unbroken chain
room(attempts  USES base db)                                                                 # 試行: nobody tries without end
room(vault     USES web                      NEEDS PkgConfig::libsodium)     # 金庫: sealing what is personal

# services of the house (public wing)
room(mail      USES vault                    NEEDS PkgConfig::libcurl Boost::json WING public)   # 郵便: the outbox
room(search    USES web texts words          NEEDS SQLite::SQLite3 Boost::json    WING public)
room(accounts  USES mail attempts                     NEEDS Boost::json               WING public)   # 利用者: sign-in, sessions, families
room(staff     USES mail attempts audit      NEEDS PkgConfig::libsodium OpenSSL::Crypto PkgConfig::libqrencode WING public)   # 職員: the office door, who may what
room(files     USES web                      NEEDS PkgConfig::vips               WING public)
room(datasets  USES web tables search        NEEDS Boost::json                   WING public)   # 標準データセット: import and export

# capabilities (public wing)
room(areas      USES datasets                                                    WING public)   # 町・駅・通学区域・人口
room(finding    USES areas                                                       WING public)   # さがす: the search page
room(articles   USES datasets files staff                                        WING public)   # 記事・よくある質問・コラム
room(facilities USES areas                                                       WING public)   # 施設
room(facility_lists USES facilities openings                                     WING public)   # 施設一覧: lists of places, read and written
room(events     USES facilities                                                  WING public)   # イベント
room(places     USES facility_lists events                                       WING public)   # 場所さがし: 一覧・地図・施設のページ
room(home       USES articles events facilities finding openings                 WING public)   # composition only
room(mypage     USES accounts articles events                                    WING public)   # composition only: what suits one family
room(program    USES datasets net staff shapes                                   WING public)   # what every main shares: settings, commands

# doors to the street
app(hagukumi   OPENS home.pages accounts.pages mypage.pages articles.pages places.pages events.pages finding.pages files.pages
                     staff.office articles.office)
